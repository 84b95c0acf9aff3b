import type { Catalog } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql, type StoredColumn } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { givenRows } from '../../store/given.js';
import { customerTableLayout } from '../../store/layout.js';
import type { Session } from '../../store/store.js';
import type { Stored } from '../values/reader.js';
import { type Change, noFacts, type OwnFacts, type Removal, type Setting } from './own-facts.js';
import { INGEST_TABLES } from './tables.js';

type Row = Readonly<Record<string, Stored>>;

const among = (session: Session, column: string, ids: readonly string[]): Sql =>
  session.dialect.memberOfMany(sql.id(column), ids);

/** Which of some ids are those of customers in the table. */
export const customersAmong = async (
  session: Session,
  { customer }: Catalog,
  ids: readonly string[],
): Promise<Set<string>> => {
  const found = new Set<string>();
  if (ids.length === 0) return found;
  const rows = session.rows<{ id: string }>(
    sql`select ${sql.id(customer.id)} as id from ${sql.id(customer.table)} where ${among(session, customer.id, ids)}`,
  );
  for await (const { id } of rows) found.add(id);
  return found;
};

/** What the tables hold of some customers beside their events; of every id there is something, if only nothing. */
export const loadFacts = async (
  session: Session,
  catalog: Catalog,
  ids: readonly string[],
): Promise<Map<string, OwnFacts>> => {
  const found = new Map(ids.map((id) => [id, noFacts()]));
  if (ids.length === 0) return found;
  const { customer } = catalog;
  const names = customerTableLayout(customer).columns;
  const texts = new Set(names.filter(({ storage }) => storage === 'text').map(({ name }) => name));
  const of = (id: Stored | undefined): OwnFacts => found.get(String(id)) ?? noFacts();
  const list = sql.join(names.map(({ name }) => sql.id(name)));
  for await (const row of session.rows<Row>(
    sql`select ${list} from ${sql.id(customer.table)} where ${among(session, customer.id, ids)}`,
  )) {
    const { [customer.id]: id, ...rest } = row;
    of(id).row = rest;
  }
  const changes = gathering<Change>();
  for await (const { customer: id, field, at, value } of session.rows<Row>(
    sql`select customer, field, at, value from ${sql.id(RECORD_TABLES.fieldChange)} where ${among(session, 'customer', ids)}`,
  )) {
    const column = String(field);
    const read = value === null || value === undefined ? null : texts.has(column) ? value : Number(value);
    changes.add(String(id), { column, at: Number(at), value: read });
  }
  const settings = gathering<Setting>();
  for await (const { customer: id, tag, value, from, until } of session.rows<Row>(
    sql`select customer, tag, value, from_at as "from", until_at as "until" from ${sql.id(RECORD_TABLES.handSet)} where ${among(session, 'customer', ids)} order by from_at, value`,
  )) {
    const end = until === null || until === undefined ? undefined : Number(until);
    settings.add(String(id), { tag: String(tag), value: String(value), from: Number(from), until: end });
  }
  const removed = gathering<Removal>();
  for await (const { customer: id, tag, value, at } of session.rows<Row>(
    sql`select customer, tag, value, at from ${sql.id(INGEST_TABLES.handRemoved)} where ${among(session, 'customer', ids)}`,
  ))
    removed.add(String(id), { tag: String(tag), value: String(value), at: Number(at) });
  for (const [id, own] of found) {
    own.changes = changes.of(id);
    own.handSet = settings.of(id);
    own.removed = removed.of(id);
  }
  return found;
};

const gathering = <Item>() => {
  const items = new Map<string, Item[]>();
  return {
    add: (id: string, item: Item): void => {
      const own = items.get(id);
      if (own === undefined) items.set(id, [item]);
      else own.push(item);
    },
    of: (id: string): readonly Item[] => items.get(id) ?? [],
  };
};

/** What a customer has by now, and what the tables held before. */
export interface Saved {
  readonly now: OwnFacts;
  readonly before: OwnFacts;
}

/** Brings the tables from what they held to what is known now: only parts that are others are written. */
export const saveFacts = async (
  session: Session,
  catalog: Catalog,
  customers: ReadonlyMap<string, Saved>,
): Promise<void> => {
  const all = [...customers];
  const gone = all.filter(([, { now, before }]) => now.row === undefined && before.row !== undefined);
  const { customer } = catalog;
  if (gone.length > 0)
    await session.run(
      sql`delete from ${sql.id(customer.table)} where ${among(
        session,
        customer.id,
        gone.map(([id]) => id),
      )}`,
    );
  await saveRows(
    session,
    catalog,
    all.flatMap(([id, { now, before }]) =>
      now.row === undefined || isSameRow(now.row, before.row) ? [] : [[id, now.row] as const],
    ),
  );
  await replace(
    session,
    RECORD_TABLES.fieldChange,
    ['customer', 'field', 'at', 'value'],
    all,
    'changes',
    ({ column, at, value }) => [column, BigInt(at), value === null ? null : String(value)],
  );
  await replace(
    session,
    RECORD_TABLES.handSet,
    ['customer', 'tag', 'value', 'from_at', 'until_at'],
    all,
    'handSet',
    ({ tag, value, from, until }) => [tag, value, BigInt(from), until === undefined ? null : BigInt(until)],
  );
  await replace(
    session,
    INGEST_TABLES.handRemoved,
    ['customer', 'tag', 'value', 'at'],
    all,
    'removed',
    ({ tag, value, at }) => [tag, value, BigInt(at)],
  );
};

const isSameRow = (row: Row, before: Row | undefined): boolean =>
  before !== undefined && Object.keys(row).every((name) => row[name] === (before[name] ?? null));

const saveRows = async (
  session: Session,
  { customer }: Catalog,
  rows: readonly (readonly [id: string, row: Row])[],
): Promise<void> => {
  if (rows.length === 0) return;
  const { columns } = customerTableLayout(customer);
  const cells = rows.map(([id, row]) => columns.map(({ name }) => (name === customer.id ? id : (row[name] ?? null))));
  await putRows(session, customer.table, customer.id, columns, cells);
};

/** Inserts rows, or where the key is there already fills its columns: what else the table has of them stays. */
export const putRows = async (
  session: Session,
  table: string,
  key: string,
  columns: readonly StoredColumn[],
  rows: readonly (readonly Stored[])[],
): Promise<void> => {
  if (rows.length === 0) return;
  const names = sql.join(columns.map(({ name }) => sql.id(name)));
  const others = columns.filter(({ name }) => name !== key);
  const update =
    others.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(others.map(({ name }) => sql`${sql.id(name)} = ${sql.id('excluded', name)}`))}`;
  await session.run(
    sql`insert into ${sql.id(table)} (${names}) select ${names} from ${givenRows(session.dialect, columns, rows)} as given where true on conflict (${sql.id(key)}) ${update}`,
  );
};

type Lists = { [Part in 'changes' | 'handSet' | 'removed']: OwnFacts[Part][number] };

const replace = async <Part extends keyof Lists>(
  session: Session,
  table: string,
  columns: readonly string[],
  customers: readonly (readonly [string, Saved])[],
  part: Part,
  cellsOf: (item: Lists[Part]) => readonly (string | bigint | null)[],
): Promise<void> => {
  const others = customers.filter(([, { now, before }]) => now[part] !== before[part]);
  const held = others.filter(([, { before }]) => before[part].length > 0).map(([id]) => id);
  if (held.length > 0) await session.run(sql`delete from ${sql.id(table)} where ${among(session, 'customer', held)}`);
  const rows = others.flatMap(([id, { now }]) =>
    (now[part] as readonly Lists[Part][]).map((item) => [id, ...cellsOf(item)]),
  );
  if (rows.length > 0)
    await session.insert(
      table,
      columns,
      columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    );
};

/** What is kept of customers who have to do with a merge. */
export const loadKept = async (session: Session, ids: readonly string[]): Promise<Map<string, OwnFacts>> => {
  const found = new Map<string, OwnFacts>();
  if (ids.length === 0) return found;
  for await (const { customer, facts } of session.rows<{ customer: string; facts: string }>(
    sql`select customer, facts from ${sql.id(INGEST_TABLES.own)} where ${among(session, 'customer', ids)}`,
  ))
    found.set(customer, { ...noFacts(), ...(JSON.parse(facts) as Partial<OwnFacts>) });
  return found;
};

export const saveKept = async (session: Session, kept: ReadonlyMap<string, OwnFacts>): Promise<void> => {
  const columns = [
    { name: 'customer', storage: 'text' },
    { name: 'facts', storage: 'text' },
  ] as const;
  const rows = [...kept].map(([id, facts]) => [id, JSON.stringify(facts)]);
  await putRows(session, INGEST_TABLES.own, 'customer', columns, rows);
};

export const dropKept = async (session: Session, ids: readonly string[]): Promise<void> => {
  await session.run(sql`delete from ${sql.id(INGEST_TABLES.own)} where ${among(session, 'customer', ids)}`);
};
