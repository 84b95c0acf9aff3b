import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { MAX_INT64, MIN_INT64 } from '../../plan/semantics/index.js';
import type { Dialect } from './dialect.js';
import { list, type Sql, text } from './fragments.js';
import { Open } from './moving.js';

/**
 * Every parameter says its type, for PostgreSQL would guess; and equal ones share a place, for it takes an expression
 * of `group by` for the same as another only where the parameters are.
 */
class TypedParameters extends PostgresQueryCompiler {
  readonly #places = new Map<string, number>();

  constructor(readonly renamed: ReadonlyMap<string, string>) {
    super();
  }

  override compileQuery(...query: Parameters<PostgresQueryCompiler['compileQuery']>) {
    this.#places.clear();
    return super.compileQuery(...query);
  }

  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(this.renamed.get(name) ?? name);
  }

  protected override appendValue(value: unknown): void {
    const type = typeOf(value);
    const key = `${type} ${String(value)}`;
    const isShared = !Array.isArray(value);
    const known = isShared ? this.#places.get(key) : undefined;
    if (known === undefined) this.addParameter(value);
    const place = known ?? this.numParameters;
    if (isShared) this.#places.set(key, place);
    this.append(`$${place}::${type}`);
  }
}

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return `${typeOf(value[0])}[]`;
  if (value instanceof Open) return value.type;
  switch (typeof value) {
    case 'bigint':
      return 'bigint';
    case 'number':
      return 'double precision';
    default:
      return 'text';
  }
};

/** Kysely as a writer of SQL alone; a store of its own runs the statements. */
const writerOf = (renamed: ReadonlyMap<string, string>): Kysely<Record<string, never>> =>
  new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new TypedParameters(renamed),
    },
  });

const NOT_RENAMED: ReadonlyMap<string, string> = new Map();
const writer = writerOf(NOT_RENAMED);

/** Text is ordered by code point, whatever the language of the database. */
const TYPES = {
  integer: sql`bigint`,
  flag: sql`smallint`,
  real: sql`double precision`,
  text: sql`text collate "C"`,
};

const LARGEST = sql.lit(MAX_INT64 + 1n);
const SMALLEST = sql.lit(MIN_INT64 - 1n);

/** Reads the value once: brought in between the first numbers beyond both ends, where those two are missing. */
const withinInteger = (value: Sql): Sql =>
  sql`cast(nullif(nullif(greatest(least(${value}, ${LARGEST}), ${SMALLEST}), ${LARGEST}), ${SMALLEST}) as bigint)`;

/** PostgreSQL's own `least` and `greatest` pass over what is missing. */
const extreme = (which: Sql, values: readonly Sql[]): Sql =>
  sql`(select case when count(*) = count(each.v) then ${which}(each.v) end from (values ${list(values.map((value) => sql`(${value})`))}) as each(v))`;

const constants = (values: readonly (string | number)[]): Sql =>
  sql`${values.map((value) => (typeof value === 'number' ? BigInt(value) : value))}`;

export const postgres: Dialect = {
  name: 'postgres',
  placeholder: '$1, …',
  // More would do (1,600), but a row of so many numbers does not fit on a page.
  mostColumns: 1000,
  longestName: 63,
  isReadWhileReplaced: false,
  compile: (statement, renamed = NOT_RENAMED) => {
    const { sql: text, parameters } = statement.compile(renamed === NOT_RENAMED ? writer : writerOf(renamed));
    return { sql: text, parameters };
  },
  columnType: (storage) => TYPES[storage],
  scratchTable: (name, columns) => sql`create temp table ${sql.id(name)} (${columns})`,
  keptScratchTable: (name, columns) => sql`create temp table if not exists ${sql.id(name)} (${columns})`,
  // Nothing ever cleans up behind deletions in a temporary table.
  emptied: (name) => sql`truncate ${sql.id(name)}`,
  // It counts by itself, but a minute later; of a temporary table never, and takes an empty one for ten pages: then all that it
  // is joined with is read, however few it names.
  counted: (name, columns) =>
    sql`analyze ${sql.id(name)}${columns === undefined ? sql`` : sql` (${list(columns.map((column) => sql.id(column)))})`}`,
  table: (name, columns) => sql`create table ${sql.id(name)} (${columns})`,
  fenced: (select) => sql`(${select} offset 0)`,
  ranking: (table, value, rows, order) => [
    sql`create temp table ${sql.id(table)} (position bigint, group_value ${TYPES.text}, value ${TYPES[value]}, customer ${TYPES.text})`,
    sql`insert into ${sql.id(table)} select row_number() over (order by ${order}), group_value, value, customer from (${rows}) as candidate`,
    sql`alter table ${sql.id(table)} add primary key (position)`,
  ],
  isExactBeyondIntegers: true,
  wide: (value) => sql`cast(${value} as numeric)`,
  beyondInteger: (value) => sql`cast(${sql.lit(value)} as numeric)`,
  withinInteger,
  sum: (value, filter) => withinInteger(sql`coalesce(sum(${value})${filter}, 0)`),
  raisedDouble: (value, digits) =>
    sql`cast(cast(${value} as numeric) * cast(${sql.lit(String(10n ** BigInt(digits)))} as numeric) as double precision)`,
  divided: (dividend, divisor) => sql`(${dividend} / nullif(${divisor}, 0))`,
  smallest: (values) => extreme(sql`min`, values),
  largest: (values) => extreme(sql`max`, values),
  smallestKnown: (values) => sql`least(${list(values)})`,
  largestKnown: (values) => sql`greatest(${list(values)})`,
  position: (whole, part) => sql`strpos(${whole}, ${part})`,
  memberOfMany: (value, values) => sql`(${value} = any(${constants(values)}))`,
  memberOfGiven: (value, given) => sql`(${value} = any(${given}))`,
  givenTexts: (texts) => texts,
  membersCounted: (set, values) =>
    sql`(select count(*) from jsonb_array_elements_text(cast(${set} as jsonb)) as member(value) where member.value in (${list(values.map((each) => text(String(each))))}))`,
  bucket: (salt, customer, n) =>
    sql`(cast(cast(('x' || substr(encode(sha256((convert_to(${salt}, 'UTF8') || cast(${'\\x00'} as bytea)) || convert_to(${customer}, 'UTF8')), 'hex'), 1, 8)) as bit(32)) as bigint) % ${n})`,
};
