import { sql } from 'kysely';
import { list, type Sql } from './fragments.js';
import type { StoredColumn } from './physical.js';

/** One step of an evaluation, under a name that says what it is for. */
export interface Statement {
  readonly name: string;
  readonly sql: Sql;
}

const STORAGE = { integer: sql`integer`, real: sql`real`, text: sql`text` };

/** The declarations of a table with one row per customer. */
export const perCustomer = (key: string, columns: readonly StoredColumn[]): Sql =>
  list([sql`${sql.id(key)} text primary key not null`, ...declared(columns)]);

export const declared = (columns: readonly StoredColumn[]): readonly Sql[] =>
  columns.map(({ name, storage }) => sql`${sql.id(name)} ${STORAGE[storage]}`);

export const named = (expression: Sql, name: string): Sql => sql`${expression} as ${sql.id(name)}`;

export const names = (columns: readonly string[]): Sql => list(columns.map((column) => sql.id(column)));

export const dropped = (table: string): Sql => sql`drop table if exists ${sql.id(table)}`;
