import type { CustomerFacts, EventFact, EventThing, FieldChange, HandSet, Plan, Stored } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { customerTableLayout, eventTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';
import { type PartId, restsOn } from './plan-part.js';

type Row = Readonly<Record<string, Stored>>;

/** So many customers are read at a time, each table once for all of them. */
const CUSTOMERS = 500;

/**
 * Everybody who is known at `now` (ms UTC), in the order of ids, with the recorded facts up to it that the plan's
 * histories may look at: the tables of a batch are read over one range of customers, and dealt out.
 */
export async function* customerFacts(session: Session, plan: Plan, now: number): AsyncGenerator<CustomerFacts> {
  const read = readFor(
    plan,
    plan.histories.map(({ id }) => id),
  );
  let last: string | undefined;
  for (;;) {
    const customers = await customersAfter(session, plan, last, now);
    const [first, final] = [customers[0]?.id, customers.at(-1)?.id];
    if (first === undefined || final === undefined) return;
    yield* factsOf(session, plan, read, customers, { first, final, now });
    last = final;
  }
}

/**
 * Those of some customers of whom there is a row, known by `now` (ms UTC) or only later, with the recorded facts up to
 * it that `parts` of the plan may look at. In no order.
 */
export async function* factsOfSome(
  session: Session,
  plan: Plan,
  ids: readonly string[],
  now: number,
  parts: readonly PartId[],
): AsyncGenerator<CustomerFacts> {
  const read = readFor(plan, parts);
  for (let from = 0; from < ids.length; from += CUSTOMERS) {
    const batch = ids.slice(from, from + CUSTOMERS);
    const customers = await customersNamed(session, plan, batch);
    yield* factsOf(session, plan, read, customers, { ids: batch, now });
  }
}

/**
 * Everything that is recorded of some customers in tables and columns of the plan's catalog, past and ahead, whatever the
 * plan looks at. In no order.
 */
export async function* allFactsOf(session: Session, plan: Plan, ids: readonly string[]): AsyncGenerator<CustomerFacts> {
  const { customer, events } = plan.catalog;
  const read: Read = {
    events,
    changes: await isThere(session, RECORD_TABLES.fieldChange),
    handSet: await isThere(session, RECORD_TABLES.handSet),
  };
  const columns = new Set(customerTableLayout(customer).columns.map(({ name }) => name));
  for (let from = 0; from < ids.length; from += CUSTOMERS) {
    const batch = ids.slice(from, from + CUSTOMERS);
    const customers = await customersNamed(session, plan, batch);
    const whose = { ids: batch, now: Number.MAX_SAFE_INTEGER };
    for await (const facts of factsOf(session, plan, read, customers, whose)) {
      // The record of changes is one table for all columns, those that the catalog lacks among them.
      const changes = (facts.changes ?? []).filter(({ column }) => columns.has(column));
      yield { ...facts, fields: pick(facts.fields, columns), changes };
    }
  }
}

const pick = (fields: Row, columns: ReadonlySet<string>): Row =>
  Object.fromEntries(Object.entries(fields).filter(([column]) => columns.has(column)));

/** Which tables have to be read. */
interface Read {
  readonly events: readonly EventThing[];
  readonly changes: boolean;
  readonly handSet: boolean;
}

const readFor = (plan: Plan, parts: readonly PartId[]): Read => {
  const rests = restsOn(plan, parts);
  return {
    events: plan.catalog.events.filter(({ table }) => rests.events.has(table)),
    changes: rests.fields.size > 0,
    handSet: plan.tags.some(({ id, manual }) => manual && rests.ids.has(id)),
  };
};

async function* factsOf(
  session: Session,
  plan: Plan,
  read: Read,
  customers: readonly CustomerRow[],
  whose: Whose,
): AsyncGenerator<CustomerFacts> {
  const tables = new Map<string, Dealt<EventFact>>();
  for (const event of read.events) tables.set(event.table, await eventsOf(session, event, whose));
  const changes = read.changes ? await changesOf(session, plan, whose) : NOTHING;
  const handSet = read.handSet ? await handSetOf(session, whose) : NOTHING;
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

/** The customers of a batch, by their place in the order of ids or by name, and the instant up to which facts count. */
type Whose = ({ readonly first: string; readonly final: string } | { readonly ids: readonly string[] }) & {
  readonly now: number;
};

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
  whose: Whose,
): AsyncIterable<Row> => {
  const { now } = whose;
  const isOneOf =
    'ids' in whose
      ? session.dialect.memberOfMany(sql.id(customer), whose.ids)
      : sql`${sql.id(customer)} between ${whose.first} and ${whose.final}`;
  const list = (names: readonly string[]): Sql => sql.join(names.map((name) => sql.id(name)));
  const past = upTo === undefined ? sql`` : sql` and ${sql.id(upTo)} <= ${BigInt(now)}`;
  return session.rows<Row>(
    sql`select ${list(columns)} from ${sql.id(table)} where ${isOneOf}${past} order by ${list([customer, ...order])}`,
  );
};

interface CustomerRow {
  readonly id: string;
  readonly fields: Row;
}

const customersAfter = (
  session: Session,
  plan: Plan,
  last: string | undefined,
  now: number,
): Promise<readonly CustomerRow[]> => {
  const { id, at } = plan.catalog.customer;
  const known = at === undefined ? [] : [sql`(${sql.id(at)} is null or ${sql.id(at)} <= ${BigInt(now)})`];
  const conditions = [...(last === undefined ? [] : [sql`${sql.id(id)} > ${last}`]), ...known];
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  return customerRows(session, plan, sql`${where} order by ${sql.id(id)} limit ${sql.lit(CUSTOMERS)}`);
};

const customersNamed = (session: Session, plan: Plan, ids: readonly string[]): Promise<readonly CustomerRow[]> =>
  customerRows(session, plan, sql` where ${session.dialect.memberOfMany(sql.id(plan.catalog.customer.id), ids)}`);

const customerRows = async (session: Session, plan: Plan, which: Sql): Promise<readonly CustomerRow[]> => {
  const { id, table } = plan.catalog.customer;
  const names = customerTableLayout(plan.catalog.customer).columns.map(({ name }) => name);
  const rows = session.rows<Row>(
    sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(table)}${which}`,
  );
  const customers: CustomerRow[] = [];
  for await (const row of rows) customers.push({ id: String(row[id]), fields: row });
  return customers;
};

const eventsOf = (session: Session, event: EventThing, whose: Whose): Promise<Dealt<EventFact>> => {
  const { id, customer, at } = event.columns;
  const columns = eventTableLayout(event).columns.map(({ name }) => name);
  const source = { table: event.table, columns, customer, order: [at, id], upTo: at };
  return deal(rowsIn(session, source, whose), customer, (row) => ({
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

const handSetOf = (session: Session, whose: Whose): Promise<Dealt<HandSet>> =>
  deal(rowsIn(session, HAND_SET, whose), HAND_SET.customer, (row) => ({
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

const changesOf = (session: Session, plan: Plan, whose: Whose): Promise<Dealt<FieldChange>> => {
  const { columns } = customerTableLayout(plan.catalog.customer);
  const texts = new Set(columns.filter(({ storage }) => storage === 'text').map(({ name }) => name));
  return deal(rowsIn(session, FIELD_CHANGES, whose), FIELD_CHANGES.customer, ({ at, field, value }) => {
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
