import type { Catalog } from '@tagwright/dsl';
import { sql } from 'kysely';
import { customerTableLayout, eventTableLayout, type TableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';
import type { StoredTable } from './stored-tables.js';

/**
 * Puts what a draft's catalog declares and the database lacks before it, as it will be once the draft is in force: events
 * that nobody told of yet, and fields that are missing in every row. Inside a transaction that is taken back none of it
 * stays.
 */
export const layOutCatalog = async (
  session: Session,
  { customer, events }: Catalog,
  stored: StoredTable,
): Promise<void> => {
  for (const layout of [customerTableLayout(customer), ...events.map(eventTableLayout)])
    await layOutTable(session, layout, stored);
};

const layOutTable = async (session: Session, layout: TableLayout, stored: StoredTable): Promise<void> => {
  const present = new Set((await session.columnsOf(layout.table)).map(({ name }) => name));
  const missing = layout.columns.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return;
  const table = sql.id(layout.table);
  const typeOf = ({ storage }: (typeof missing)[number]) => session.dialect.columnType(storage);
  if (present.size === 0) {
    const columns = layout.columns.map((column) => sql`${sql.id(column.name)} ${typeOf(column)}`);
    const key = sql`primary key (${sql.join(layout.key.map((name) => sql.id(name)))})`;
    await session.run(session.dialect.scratchTable(layout.table, sql.join([...columns, key])));
    return;
  }
  const added = missing.map((column) => sql`cast(null as ${typeOf(column)}) as ${sql.id(column.name)}`);
  await session.run(
    sql`create temp view ${table} as select stored.*, ${sql.join(added)} from ${stored(layout.table)} as stored`,
  );
};
