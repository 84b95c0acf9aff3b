import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/**
 * The stored tables by names that no temporary table hides: a preview puts temporary tables and views before stored ones
 * of the same name, so that the statements of an evaluation run over them as they are.
 */
export type StoredTable = (table: string) => Sql;

export const storedTables = async (session: Session): Promise<StoredTable> => {
  if (session.dialect.name === 'sqlite') return (table) => sql.id('main', table);
  const found = await session.row<{ schema: string }>(sql`select current_schema()::text as schema`);
  const schema = found?.schema ?? 'public';
  return (table) => sql.id(schema, table);
};
