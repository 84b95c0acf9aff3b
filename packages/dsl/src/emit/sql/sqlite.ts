import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Dialect } from './dialect.js';
import { list } from './fragments.js';

/** Kysely as a writer of SQL alone; a store of its own runs the statements. */
const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export const sqlite: Dialect = {
  name: 'sqlite',
  compile: (statement) => {
    const { sql: text, parameters } = statement.compile(writer);
    return { sql: text, parameters };
  },
  elements: (json) => sql`json_each(${json})`,
  // Integer arithmetic that overflows goes on in floating point, and stays there.
  withinInteger: (value) => sql`case when typeof(${value}) = 'integer' then ${value} end`,
  divided: (dividend, divisor) => sql`(${dividend} / ${divisor})`,
  position: (whole, part) => sql`instr(${whole}, ${part})`,
  smallest: (values) => sql`min(${list(values)})`,
  largest: (values) => sql`max(${list(values)})`,
  bucket: (salt, customer, n) => sql`tw_bucket(${salt}, ${customer}, ${n})`,
  // OFFSET keeps SQLite from copying an expression into every place that reads it.
  fenced: (select) => sql`(${select} limit -1 offset 0)`,
  // Rows arrive in their order, and each takes the next key: a window function would count them at twice the cost.
  ranking: (table, rows, order) => [
    sql`create temp table ${sql.id(table)} (position integer primary key, group_value text, value, customer text)`,
    sql`insert into ${sql.id(table)} (group_value, value, customer) select group_value, value, customer from (${rows}) order by ${order}`,
  ],
  scratchTable: (name, columns) => sql`create temp table ${sql.id(name)} (${columns}) without rowid`,
  table: (name, columns) => sql`create table ${sql.id(name)} (${columns}) without rowid, strict`,
};
