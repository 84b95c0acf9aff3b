import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Catalog } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import type { Cond, Plan, Value } from '../../plan/index.js';
import { raiseExact } from '../../plan/semantics/index.js';
import { emitCondition, emitValue } from './emit.js';
import { double, integer, list, nothing, type Sql, text } from './fragments.js';
import { scopeOf } from './scope.js';
import { sqlite } from './sqlite.js';

export type Cell = string | number | bigint | null;

const catalog = (zone: string): Catalog => ({
  zone,
  customer: { table: 'customer', id: 'id', at: undefined, fields: [] },
  events: [],
  lists: [{ names: ['cities'], path: 'cities.csv', values: ['北京', '上海'] }],
});

export const emptyPlan = (zone = 'UTC'): Plan => ({
  formatVersion: 1,
  hash: '',
  catalog: catalog(zone),
  columns: [],
  ranks: [],
  histories: [],
  metrics: [],
  tags: [],
  segments: [],
  strata: [],
});

export const exact = (scale: number): ValueType => ({ kind: 'number', form: { exact: scale } });
export const real: ValueType = { kind: 'number', form: 'real' };
export const field = (column: string, type: ValueType): Value => ({ kind: 'customer-field', type, column });
export const constant = (type: ValueType, value: string | number | boolean): Value => ({ kind: 'const', type, value });

/** A bigint goes in as an integer, a number as a double. */
const cell = (value: Cell): Sql =>
  value === null
    ? nothing
    : typeof value === 'bigint'
      ? integer(value)
      : typeof value === 'number'
        ? double(value)
        : text(value);

export interface Setting {
  /** The customer's own fields. */
  readonly fields?: Readonly<Record<string, Cell>>;
  readonly now?: number;
  readonly zone?: string;
}

const database = new Sqlite(':memory:');
database.function('tw_raised', { safeIntegers: true }, (value, digits) =>
  typeof value === 'bigint' ? Number(raiseExact(value, Number(digits))) : null,
);
database.exec('create table tw_state (customer text primary key); insert into tw_state values (1)');

const select = (emitted: Sql, fields: Readonly<Record<string, Cell>>): Cell => {
  const row = [
    sql`'1' as id`,
    ...Object.entries(fields).map(([name, value]) => sql`${cell(value)} as ${sql.id(name)}`),
  ];
  const statement = sqlite.compile(
    sql`select ${emitted} as answer from tw_state as state join (select ${list(row)}) as customer on customer.id = state.customer`,
  );
  const found = database
    .prepare<unknown[], { answer: Cell }>(statement.sql)
    .safeIntegers()
    .get(...statement.parameters);
  return found?.answer ?? null;
};

/** What SQLite makes of a value over one customer: bigint for integers, number for doubles. */
export const valueIn = (value: Value, { fields = {}, now = 0, zone = 'UTC' }: Setting = {}): Cell =>
  select(emitValue(value, scopeOf(emptyPlan(zone), now)), fields);

/** Whether a condition holds for one customer. */
export const holdsIn = (condition: Cond, { fields = {}, now = 0, zone = 'UTC' }: Setting = {}): boolean =>
  select(sql`(${emitCondition(condition, scopeOf(emptyPlan(zone), now))} is true)`, fields) === 1n;
