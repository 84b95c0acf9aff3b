import { sql } from 'kysely';
import type { Dialect } from './dialect.js';
import { list, type Sql } from './fragments.js';
import type { StoredColumn } from './physical.js';

/** One step of an evaluation, under a name that says what it is for. */
export interface Statement {
  readonly name: string;
  readonly sql: Sql;
}

/** The declarations of a table with one row per customer. */
export const perCustomer = (dialect: Dialect, key: string, columns: readonly StoredColumn[]): Sql =>
  list([sql`${sql.id(key)} ${dialect.columnType('text')} primary key not null`, ...declared(dialect, columns)]);

export const declared = (dialect: Dialect, columns: readonly StoredColumn[]): readonly Sql[] =>
  columns.map(({ name, storage }) => sql`${sql.id(name)} ${dialect.columnType(storage)}`);

export const named = (expression: Sql, name: string): Sql => sql`${expression} as ${sql.id(name)}`;

export const names = (columns: readonly string[]): Sql => list(columns.map((column) => sql.id(column)));

/**
 * A scratch table without rows, made once for a connection: what is dropped and made anew takes with it all that a
 * database keeps prepared. Its columns have to go with its name.
 */
export const emptyScratch = (dialect: Dialect, table: string, columns: Sql): readonly Statement[] => [
  { name: `room for ${table}`, sql: dialect.keptScratchTable(table, columns) },
  { name: `clear ${table}`, sql: dialect.emptied(table) },
];

/** The same for rows without a key. */
export const emptyHeap = (dialect: Dialect, table: string, columns: readonly StoredColumn[]): readonly Statement[] => [
  {
    name: `room for ${table}`,
    sql: sql`create temp table if not exists ${sql.id(table)} (${list(declared(dialect, columns))})`,
  },
  { name: `clear ${table}`, sql: dialect.emptied(table) },
];

export const dropped = (table: string): Sql => sql`drop table if exists ${sql.id(table)}`;
