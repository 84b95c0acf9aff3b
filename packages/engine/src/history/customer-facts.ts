import {
  type CustomerFacts,
  type EventFact,
  type FieldChange,
  fieldsRead,
  type HandSet,
  type Plan,
} from '@tagwright/dsl';
import { RECORD_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { type PartId, type Rests, restsOn } from './plan-part.js';
import {
  customerSource,
  type EventSource,
  eventSource,
  FIELD_CHANGES,
  HAND_SET,
  type Row,
  rowsIn,
  textColumns,
  type Whose,
} from './source.js';
import { remembered } from '../store/remembered.js';

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
 * it that `parts` of the plan may look at, all of them if none are named. In no order.
 */
export async function* factsOfSome(
  session: Session,
  plan: Plan,
  ids: readonly string[],
  now: number,
  parts?: readonly PartId[],
): AsyncGenerator<CustomerFacts> {
  const read = parts === undefined ? readForAll(plan) : readFor(plan, parts);
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
  const read = await everythingIn(session, plan);
  const columns = new Set(customerSource(plan.catalog.customer).columns);
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
  readonly events: readonly EventSource[];
  readonly changes: boolean;
  readonly handSet: boolean;
}

/** All that may hold facts, as far as it is there. */
const everythingIn = async (session: Session, { catalog }: Plan): Promise<Read> => ({
  events: catalog.events.map((event) => eventSource(event)),
  changes: await isThere(session, RECORD_TABLES.fieldChange),
  handSet: await isThere(session, RECORD_TABLES.handSet),
});

const readFor = (plan: Plan, parts: readonly PartId[]): Read => {
  const rests = restsOn(plan, parts);
  const read = known.get(rests) ?? readAnew(plan, rests);
  known.set(rests, read);
  return read;
};

const known = new WeakMap<Rests, Read>();

/** Of an event no more than what is looked at: its columns are most of what reading it costs. */
const readAnew = (plan: Plan, { ids, events, fields }: Rests): Read => {
  const columns = plan.columns.filter(({ id }) => ids.has(id));
  const looked = fieldsRead(plan, columns).events;
  return {
    events: plan.catalog.events.flatMap((event) =>
      events.has(event.table) ? [eventSource(event, looked.get(event.table) ?? NO_FIELD)] : [],
    ),
    changes: fields.size > 0,
    handSet: plan.tags.some(({ id, manual }) => manual && ids.has(id)),
  };
};

const NO_FIELD: ReadonlySet<string> = new Set();

const readForAll = remembered((plan: Plan): Read => {
  const { tags, segments, columns, histories, ranks } = plan;
  const parts = [tags, segments, columns, histories, ranks].flatMap((each) => each.map(({ id }): PartId => id));
  return readFor(plan, parts);
});

async function* factsOf(
  session: Session,
  plan: Plan,
  read: Read,
  customers: readonly CustomerRow[],
  whose: Whose,
): AsyncGenerator<CustomerFacts> {
  const tables = new Map<string, Dealt<EventFact>>();
  for (const source of read.events) tables.set(source.table, await eventsOf(session, source, whose));
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

const deal = <Fact>(rows: readonly Row[], customer: string, factOf: (row: Row) => Fact): Dealt<Fact> => {
  const dealt = new Map<string, Fact[]>();
  for (const row of rows) {
    const id = String(row[customer]);
    const own = dealt.get(id);
    if (own === undefined) dealt.set(id, [factOf(row)]);
    else own.push(factOf(row));
  }
  return dealt;
};

interface CustomerRow {
  readonly id: string;
  readonly fields: Row;
}

const customersAfter = async (
  session: Session,
  plan: Plan,
  last: string | undefined,
  now: number,
): Promise<readonly CustomerRow[]> => {
  const { id, at } = plan.catalog.customer;
  const { table, columns } = customerSource(plan.catalog.customer);
  const known = at === undefined ? [] : [sql`(${sql.id(at)} is null or ${sql.id(at)} <= ${BigInt(now)})`];
  const conditions = [...(last === undefined ? [] : [sql`${sql.id(id)} > ${last}`]), ...known];
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  const rows = await session.all<Row>(
    sql`select ${sql.join(columns.map((name) => sql.id(name)))} from ${sql.id(table)}${where} order by ${sql.id(id)} limit ${sql.lit(CUSTOMERS)}`,
  );
  return customerRows(plan, rows);
};

const customersNamed = async (
  session: Session,
  plan: Plan,
  ids: readonly string[],
): Promise<readonly CustomerRow[]> => {
  const whose = { ids, now: Number.MAX_SAFE_INTEGER };
  return customerRows(plan, await rowsIn(session, customerSource(plan.catalog.customer), whose));
};

const customerRows = ({ catalog }: Plan, rows: readonly Row[]): readonly CustomerRow[] =>
  rows.map((fields) => ({ id: String(fields[catalog.customer.id]), fields }));

const eventsOf = async (session: Session, source: EventSource, whose: Whose): Promise<Dealt<EventFact>> => {
  const [at, id] = source.order;
  return deal(await rowsIn(session, source, whose), source.customer, (row) => ({
    id: String(row[id]),
    at: Number(row[at]),
    values: row,
  }));
};

const handSetOf = async (session: Session, whose: Whose): Promise<Dealt<HandSet>> =>
  deal(await rowsIn(session, HAND_SET, whose), HAND_SET.customer, (row) => ({
    tag: String(row['tag']),
    value: String(row['value']),
    from: Number(row['from_at']),
    until: row['until_at'] === null ? undefined : Number(row['until_at']),
  }));

const changesOf = async (session: Session, plan: Plan, whose: Whose): Promise<Dealt<FieldChange>> => {
  const texts = textColumns(plan.catalog.customer);
  return deal(await rowsIn(session, FIELD_CHANGES, whose), FIELD_CHANGES.customer, ({ at, field, value }) => {
    const column = String(field);
    return { at: Number(at), column, value: value === null || texts.has(column) ? (value ?? null) : Number(value) };
  });
};

/** The first recorded value of each field that ever changed. */
const firstOf = (changes: readonly FieldChange[]): Row =>
  Object.fromEntries(changes.toReversed().map(({ column, value }) => [column, value]));

/** All that is recorded of one customer, past and ahead; undefined if there is no such customer. */
export const factsOfCustomer = async (session: Session, plan: Plan, id: string): Promise<CustomerFacts | undefined> => {
  const whose = { ids: [id], now: Number.MAX_SAFE_INTEGER };
  const read = await everythingIn(session, plan);
  const customers = await customersNamed(session, plan, whose.ids);
  for await (const facts of factsOf(session, plan, read, customers, whose)) return facts;
  return undefined;
};
