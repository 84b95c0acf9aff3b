import { createFactTables, type Cell, type Session, type Store } from '@tagwright/engine';
import type { Plan } from '@tagwright/dsl';
import type { Customer, Facts, FactValues } from '../../oracle/index.js';
import { cellsOf, type Cells } from './cells.js';
import type { Things } from './evaluator.js';
import { shown } from './json.js';

/** Lays facts down in the tables of the catalog, in the units in which they are stored, past every importer. */
export async function storeFacts(store: Store, plan: Plan, things: Things, facts: Facts): Promise<void> {
  await createFactTables(store, plan.catalog);
  const { customer, events } = plan.catalog;
  await store.write(async (session) => {
    const customers = facts.customers.map((one) => ({
      [customer.id]: one.id,
      ...(customer.at !== undefined && { [customer.at]: one.at === undefined ? null : BigInt(one.at) }),
      ...cellsOf(things.customer.fields, lastRecorded(one)),
    }));
    await insert(session, customer.table, customers);
    for (const thing of events) {
      const { columns, table } = thing;
      const fields = things.events.find(({ names }) => names[0] === shown(thing))?.fields ?? [];
      const own = facts.events.filter(({ kind }) => kind === shown(thing));
      const rows = own.map((event) => ({
        [columns.id]: event.id,
        [columns.customer]: event.customer,
        [columns.at]: BigInt(event.at),
        ...cellsOf(fields, event.values),
      }));
      await insert(session, table, rows);
    }
    await insert(
      session,
      'tw_field_change',
      facts.customers.flatMap((one) => recordedChanges(things, one)),
    );
    await insert(session, 'tw_hand_set', facts.customers.flatMap(recordedSettings));
  });
}

/** The table itself holds what was recorded last, be it ahead of now. */
function lastRecorded({ values, changes = [] }: Customer): FactValues {
  const last = { ...values };
  for (const { field, value } of changes) {
    if (value === undefined) delete last[field];
    else last[field] = value;
  }
  return last;
}

/** Every value that a column that changes ever had; when the first one was recorded matters to nothing. */
function recordedChanges({ customer: { fields } }: Things, { id, values, changes = [] }: Customer): readonly Cells[] {
  return fields.flatMap((field) => {
    const [name] = field.names;
    const own = changes.filter((change) => change.field === name);
    const [earliest] = own;
    const recorded = earliest ? [{ at: earliest.at - 1, value: values[name] }, ...own] : [];
    const something = recorded.find(({ value }) => value !== undefined)?.value;
    if (something === undefined) return [];
    const columns = Object.keys(cellsOf([field], { [name]: something }));
    const nothing = Object.fromEntries(columns.map((column) => [column, null]));
    return recorded.flatMap(({ at, value }) => {
      const cells: Cells = value === undefined ? nothing : cellsOf([field], { [name]: value });
      return Object.entries(cells).map(([column, cell]) => ({
        customer: id,
        at: BigInt(at),
        field: column,
        value: cell === null ? null : String(cell),
      }));
    });
  });
}

function recordedSettings({ id, handSet = [] }: Customer): readonly Cells[] {
  return handSet.map(({ tag, value, from, until }) => ({
    customer: id,
    tag,
    value,
    from_at: BigInt(from),
    until_at: until === undefined ? null : BigInt(until),
  }));
}

async function insert(session: Session, table: string, rows: readonly Cells[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = columns.map((column) => rows.map((row): Cell => row[column] ?? null));
  await session.insert(table, columns, values);
}
