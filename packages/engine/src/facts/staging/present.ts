import { sql } from 'kysely';
import { compile } from '../../store/compile.js';
import type { SqliteStore } from '../../store/sqlite.js';

/** The columns that a table has by now; none if there is no such table. */
export const columnsPresent = (store: SqliteStore, table: string): ReadonlySet<string> =>
  new Set(
    [...store.rows<{ name: string }>(compile(sql`select name from pragma_table_info(${table})`))].map(
      ({ name }) => name,
    ),
  );

/** Whether there is such a table, with something in it. */
export const hasRows = (store: SqliteStore, table: string): boolean =>
  columnsPresent(store, table).size > 0 &&
  store.row(compile(sql`select 1 from ${sql.id(table)} limit 1`)) !== undefined;
