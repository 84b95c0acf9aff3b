import {
  DummyDriver,
  Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Dialect } from './dialect.js';
import { double, firstOf, integer, list, type Sql, text } from './fragments.js';
import { MOST_PARAMETERS, WrittenOut } from './written-out.js';

/** Kysely as a writer of SQL alone; a store of its own runs the statements. */
const writerWith = (compiler: () => QueryCompiler) =>
  new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: compiler,
    },
  });
const writer = writerWith(() => new SqliteQueryCompiler());
const sparing = writerWith(() => new WrittenOut());

const TYPES = { integer: sql`integer`, flag: sql`integer`, real: sql`real`, text: sql`text` };

/** Integer arithmetic that overflows goes on in floating point, and stays there. */
const withinInteger = (value: Sql): Sql => sql`case when typeof(${value}) = 'integer' then ${value} end`;

/** A plain sum stops the statement where it leaves 64 bits on the way; one in two halves does not. */
const sum = (value: Sql, filter: Sql, wideSums: boolean): Sql => {
  if (!wideSums) return sql`coalesce(sum(${value})${filter}, 0)`;
  // The upper and the lower halves are summed apart; the carry moves up before they meet again.
  const upper = sql`sum(${value} >> 32)${filter}`;
  const lower = sql`sum(${value} & 4294967295)${filter}`;
  const joined = sql`(((${upper} + (${lower} >> 32)) * 4294967296) + (${lower} & 4294967295))`;
  return firstOf([[sql`count(${value})${filter} = 0`, integer(0)]], sql`(${withinInteger(joined)})`);
};

/** A function of SQLite takes so many arguments. */
const MOST_ARGUMENTS = 1000;

const extreme =
  (pick: Sql) =>
  (values: readonly Sql[]): Sql => {
    if (values.length <= MOST_ARGUMENTS) return sql`${pick}(${list(values)})`;
    const half = values.length >> 1;
    return sql`${pick}(${extreme(pick)(values.slice(0, half))}, ${extreme(pick)(values.slice(half))})`;
  };
const smallest = extreme(sql`min`);
const largest = extreme(sql`max`);

const memberOfGiven = (value: Sql, given: Sql): Sql => sql`(${value} in (select value from json_each(${given})))`;

export const sqlite: Dialect = {
  name: 'sqlite',
  placeholder: '?',
  mostColumns: 2000,
  longestName: undefined,
  isReadWhileReplaced: true,
  compile: (statement) => {
    const plain = statement.compile(writer);
    const { sql: text, parameters } = plain.parameters.length > MOST_PARAMETERS ? statement.compile(sparing) : plain;
    return { sql: text, parameters };
  },
  columnType: (storage) => TYPES[storage],
  scratchTable: (name, columns) => sql`create temp table ${sql.id(name)} (${columns}) without rowid`,
  keptScratchTable: (name, columns) => sql`create temp table if not exists ${sql.id(name)} (${columns}) without rowid`,
  emptied: (name) => sql`delete from ${sql.id(name)}`,
  counted: () => undefined,
  table: (name, columns) => sql`create table ${sql.id(name)} (${columns}) without rowid, strict`,
  // OFFSET keeps SQLite from copying an expression into every place that reads it.
  fenced: (select) => sql`(${select} limit -1 offset 0)`,
  // Rows arrive in their order, and each takes the next key: a window function would count them at twice the cost.
  ranking: (table, _value, rows, order) => [
    sql`create temp table ${sql.id(table)} (position integer primary key, group_value text, value, customer text)`,
    sql`insert into ${sql.id(table)} (group_value, value, customer) select group_value, value, customer from (${rows}) order by ${order}`,
  ],
  isExactBeyondIntegers: false,
  wide: (value) => value,
  beyondInteger: (value) => double(Number(value)),
  withinInteger,
  sum,
  // SQLite's own answer to a division by zero is null.
  raisedDouble: (value, digits) => sql`tw_raised(${value}, ${sql.lit(digits)})`,
  divided: (dividend, divisor) => sql`(${dividend} / ${divisor})`,
  smallest,
  largest,
  smallestKnown: smallest,
  largestKnown: largest,
  position: (whole, part) => sql`instr(${whole}, ${part})`,
  memberOfMany: (value, values) => memberOfGiven(value, text(JSON.stringify(values))),
  memberOfGiven,
  givenTexts: (texts) => JSON.stringify(texts),
  membersCounted: (set, values) =>
    sql`(select count(*) from json_each(${set}) as member where member.value in (${list(values.map((each) => (typeof each === 'string' ? text(each) : integer(each))))}))`,
  bucket: (salt, customer, n) => sql`tw_bucket(${salt}, ${customer}, ${n})`,
};
