import type { CustomerFacts, EventFact, EventThing, FieldChange, HandSet, Plan, Stored } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { customerTableLayout, eventTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';
import { restsOn } from './plan-part.js';

type Row = Readonly<Record<string, Stored>>;

/** So many customers are read at a time, each table once for all of them. */
const CUSTOMERS = 500;

/**
 * Everybody who is known at `now` (ms UTC), in the order of ids, with the recorded facts up to it that the plan's
 * histories may look at: the tables of a batch are read over one range of customers, and dealt out.
 */
export async function* customerFacts(session: Session, plan: Plan, now: number): AsyncGenerator<CustomerFacts> {
  const rests = restsOn(
    plan,
    plan.histories.map(({ id }) => id),
  );
  const events = plan.catalog.events.filter(({ table }) => rests.events.has(table));
  const records = {
    changes: rests.fields.size > 0,
    handSet: plan.tags.some(({ id, manual }) => manual && rests.ids.has(id)),
  };
  let last: string | undefined;
  for (;;) {
    const customers = await customersAfter(session, plan, last, now);
    const [first, final] = [customers[0]?.id, customers.at(-1)?.id];
    if (first === undefined || final === undefined) return;
    const range = { first, final, now };
    const tables = new Map<string, Dealt<EventFact>>();
    for (const event of events) tables.set(event.table, await eventsOf(session, event, range));
    const changes = records.changes ? await changesOf(session, plan, range) : NOTHING;
    const handSet = records.handSet ? await handSetOf(session, range) : NOTHING;
    for (const { id, fields } of customers) {
      const own = changes.get(id) ?? [];
      yield {
        id,
        fields: { ...fields, ...firstOf(own) },
        changes: own,
        events: Object.fromEntries([...tables].map(([table, dealt]) => [table, dealt.get(id) ?? []])),
        handSet: handSet.get(id) ?? [],
      };
    }
    last = final;
  }
}

const isThere = async (session: Session, table: string): Promise<boolean> =>
  (await session.columnsOf(table)).length > 0;

/** Rows by customer, in the order in which they were read. */
type Dealt<Fact> = ReadonlyMap<string, readonly Fact[]>;
const NOTHING: ReadonlyMap<string, never[]> = new Map();

const deal = async <Fact>(
  rows: AsyncIterable<Row>,
  customer: string,
  factOf: (row: Row) => Fact,
): Promise<Dealt<Fact>> => {
  const dealt = new Map<string, Fact[]>();
  for await (const row of rows) {
    const id = String(row[customer]);
    const own = dealt.get(id);
    if (own === undefined) dealt.set(id, [factOf(row)]);
    else own.push(factOf(row));
  }
  return dealt;
};

interface Range {
  readonly first: string;
  readonly final: string;
  readonly now: number;
}

interface Source {
  readonly table: string;
  readonly columns: readonly string[];
  readonly customer: string;
  /** Rows of a customer in this order. */
  readonly order: readonly string[];
  /** Rows later than now by this column are left out. */
  readonly upTo?: string;
}

/** The rows of a batch's customers out of a table. */
const rowsIn = (
  session: Session,
  { table, columns, customer, order, upTo }: Source,
  range: Range,
): AsyncIterable<Row> => {
  const { first, final, now } = range;
  const list = (names: readonly string[]): Sql => sql.join(names.map((name) => sql.id(name)));
  const past = upTo === undefined ? sql`` : sql` and ${sql.id(upTo)} <= ${BigInt(now)}`;
  return session.rows<Row>(
    sql`select ${list(columns)} from ${sql.id(table)} where ${sql.id(customer)} between ${first} and ${final}${past} order by ${list([customer, ...order])}`,
  );
};

const customersAfter = async (
  session: Session,
  plan: Plan,
  last: string | undefined,
  now: number,
): Promise<readonly { readonly id: string; readonly fields: Row }[]> => {
  const { id, at, table } = plan.catalog.customer;
  const names = customerTableLayout(plan.catalog.customer).columns.map(({ name }) => name);
  const known = at === undefined ? [] : [sql`(${sql.id(at)} is null or ${sql.id(at)} <= ${BigInt(now)})`];
  const conditions = [...(last === undefined ? [] : [sql`${sql.id(id)} > ${last}`]), ...known];
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  const rows = session.rows<Row>(
    sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(table)}${where} order by ${sql.id(id)} limit ${sql.lit(CUSTOMERS)}`,
  );
  const customers: { id: string; fields: Row }[] = [];
  for await (const row of rows) customers.push({ id: String(row[id]), fields: row });
  return customers;
};

const eventsOf = (session: Session, event: EventThing, range: Range): Promise<Dealt<EventFact>> => {
  const { id, customer, at } = event.columns;
  const columns = eventTableLayout(event).columns.map(({ name }) => name);
  const source = { table: event.table, columns, customer, order: [at, id], upTo: at };
  return deal(rowsIn(session, source, range), customer, (row) => ({
    id: String(row[id]),
    at: Number(row[at]),
    values: row,
  }));
};

const HAND_SET: Source = {
  table: RECORD_TABLES.handSet,
  columns: ['customer', 'tag', 'value', 'from_at', 'until_at'],
  customer: 'customer',
  order: ['from_at', 'value'],
  upTo: 'from_at',
};

const handSetOf = (session: Session, range: Range): Promise<Dealt<HandSet>> =>
  deal(rowsIn(session, HAND_SET, range), HAND_SET.customer, (row) => ({
    tag: String(row['tag']),
    value: String(row['value']),
    from: Number(row['from_at']),
    until: row['until_at'] === null ? undefined : Number(row['until_at']),
  }));

/** All changes, those after now too: where there are no others, the first of them says what was so before. */
const FIELD_CHANGES: Source = {
  table: RECORD_TABLES.fieldChange,
  columns: ['customer', 'at', 'field', 'value'],
  customer: 'customer',
  order: ['at'],
};

const changesOf = (session: Session, plan: Plan, range: Range): Promise<Dealt<FieldChange>> => {
  const { columns } = customerTableLayout(plan.catalog.customer);
  const texts = new Set(columns.filter(({ storage }) => storage === 'text').map(({ name }) => name));
  return deal(rowsIn(session, FIELD_CHANGES, range), FIELD_CHANGES.customer, ({ at, field, value }) => {
    const column = String(field);
    return { at: Number(at), column, value: value === null || texts.has(column) ? (value ?? null) : Number(value) };
  });
};

/** The first recorded value of each field that ever changed. */
const firstOf = (changes: readonly FieldChange[]): Row =>
  Object.fromEntries(changes.toReversed().map(({ column, value }) => [column, value]));

/** All that is recorded of one customer, past and ahead; undefined if there is no such customer. */
export const factsOfCustomer = async (session: Session, plan: Plan, id: string): Promise<CustomerFacts | undefined> => {
  const { customer, events: things } = plan.catalog;
  const names = customerTableLayout(customer).columns.map(({ name }) => name);
  const fields = await session.row<Row>(
    sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(customer.table)} where ${sql.id(customer.id)} = ${id}`,
  );
  if (fields === undefined) return undefined;
  const range = { first: id, final: id, now: Number.MAX_SAFE_INTEGER };
  const events: [string, readonly EventFact[]][] = [];
  for (const event of things) events.push([event.table, (await eventsOf(session, event, range)).get(id) ?? []]);
  const changes = (await isThere(session, RECORD_TABLES.fieldChange))
    ? ((await changesOf(session, plan, range)).get(id) ?? [])
    : [];
  const handSet = (await isThere(session, RECORD_TABLES.handSet))
    ? ((await handSetOf(session, range)).get(id) ?? [])
    : [];
  return { id, fields: { ...fields, ...firstOf(changes) }, changes, events: Object.fromEntries(events), handSet };
};
