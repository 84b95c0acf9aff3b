import type { Catalog } from '@tagwright/dsl';
import { OWNED_PREFIX, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { DIRTY_TABLE, EVER } from '../../dirty/tables.js';
import { eraseFromLog } from '../../log/erase.js';
import { LOG_TABLES } from '../../log/tables.js';
import { RANK_PREFIX } from '../../rank/tables.js';
import type { Session } from '../../store/store.js';
import { Dirt } from './dirt.js';
import { idsOfCustomer } from './merges.js';
import type { ReadFact } from './read-fact.js';
import { INGEST_TABLES } from './tables.js';

/**
 * Removes a customer, and whoever is one with it by merging: the facts, all that was derived from them, and the customer's
 * name in the log, whose entries keep their numbers. That single events were deleted stays known.
 */
export const erase = async (
  session: Session,
  catalog: Catalog,
  { customer: told }: Extract<ReadFact, { kind: 'erase' }>,
): Promise<'deleted' | 'duplicate'> => {
  const ids = await idsOfCustomer(session, told);
  const isOne = (column: string): Sql => session.dialect.memberOfMany(sql.id(column), ids);
  const { customer, events } = catalog;
  let removed = 0;
  // Events first: a database may insist that each has its customer.
  for (const { table, columns } of events)
    removed += await session.run(sql`delete from ${sql.id(table)} where ${isOne(columns.customer)}`);
  removed += await session.run(sql`delete from ${sql.id(customer.table)} where ${isOne(customer.id)}`);
  removed += await session.run(
    sql`delete from ${sql.id(INGEST_TABLES.merge)} where ${isOne('merged')} or ${isOne('customer')}`,
  );
  for (const { table, key } of await tablesByCustomer(session, catalog)) {
    const rows = await session.run(sql`delete from ${sql.id(table)} where ${isOne(key)}`);
    // Word of an erasure is no fact.
    if (table !== DIRTY_TABLE) removed += rows;
  }
  await eraseFromLog(session, ids);
  const dirt = new Dirt();
  for (const id of ids) dirt.add(id, null, EVER);
  await dirt.save(session);
  return removed > 0 ? 'deleted' : 'duplicate';
};

interface ByCustomer {
  readonly table: string;
  readonly key: string;
}

/** Whatever the engine keeps a customer's rows in, under `customer` or, where it copies their table, under its key. */
const tablesByCustomer = async (session: Session, { customer }: Catalog): Promise<readonly ByCustomer[]> => {
  const found: ByCustomer[] = [];
  for (const table of await ownedTables(session)) {
    if (table === LOG_TABLES.change || table === INGEST_TABLES.merge) continue;
    // Ranked values leave with the next step, which has to see whom the thresholds lose.
    if (table.startsWith(RANK_PREFIX)) continue;
    const columns = new Set((await session.columnsOf(table)).map(({ name }) => name));
    const key = ['customer', customer.id].find((name) => columns.has(name));
    if (key !== undefined) found.push({ table, key });
  }
  return found;
};

const ownedTables = async (session: Session): Promise<readonly string[]> => {
  const names =
    session.dialect.name === 'sqlite'
      ? sql`select name from sqlite_schema where type = 'table'`
      : sql`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace`;
  const tables: string[] = [];
  for await (const { name } of session.rows<{ name: string }>(names))
    if (name.startsWith(OWNED_PREFIX)) tables.push(name);
  return tables;
};
