import Sqlite from 'better-sqlite3';
import type { EventThing, Field } from '../../catalog/catalog.js';
import { integer, text, time } from '../../catalog/types.js';
import type { Column, Cond, Plan, Value } from '../../plan/index.js';
import { emptyPlan } from './emit.harness.js';
import { compileSql } from './program.js';

const field = (column: string, type: Field['type']): Field => ({
  names: [column],
  column,
  type,
  group: undefined,
  description: undefined,
});

const event = (table: string): EventThing => ({
  names: [table],
  table,
  columns: { id: 'id', customer: 'customer', at: 'at' },
  fields: [field('item', text), field('price', integer)],
});

const TABLES = ['view', 'cart', 'order'];

/** The time of the event at hand, and its fields; `up` leads to the events that it is seen from. */
export const at = (up = 0): Value => ({ kind: 'event-time', type: time, up });
export const item = (up = 0): Value => ({ kind: 'event-field', type: text, column: 'item', up });
export const price = (up = 0): Value => ({ kind: 'event-field', type: integer, column: 'price', up });

/** How many events of a table there are for which a condition holds. */
export const countWhere = (table: string, where: Cond | undefined): Column => ({
  id: 'c0',
  scope: 'customer',
  level: 0,
  event: table,
  fn: 'count',
  value: undefined,
  where,
  window: undefined,
  type: integer,
});

/** An event of a table at an instant (ms UTC). */
export interface Happening {
  readonly table: 'view' | 'cart' | 'order';
  readonly at: number;
  readonly customer?: string;
  readonly item?: string;
  readonly price?: number;
}

/** What SQLite measures for each of the columns c0, c1, … of customer `a`, and of `b` if something happened to it. */
export const stateOf = (
  columns: readonly Column[],
  happenings: readonly Happening[],
  { now, zone = 'UTC' }: { readonly now: number; readonly zone?: string },
): Record<string, unknown[]> => {
  const base = emptyPlan(zone);
  const plan: Plan = { ...base, catalog: { ...base.catalog, events: TABLES.map(event) }, columns };
  const database = new Sqlite(':memory:');
  try {
    database.exec('create table customer (id text primary key)');
    for (const table of TABLES)
      database.exec(
        `create table "${table}" (customer text, at integer, id text, item text, price integer, primary key (customer, at, id)) without rowid`,
      );
    const owners = new Set(['a', ...happenings.map(({ customer = 'a' }) => customer)]);
    for (const owner of owners) database.prepare('insert into customer values (?)').run(owner);
    happenings.forEach((each, index) => {
      const row = [each.customer ?? 'a', BigInt(each.at), String(index), each.item ?? null, each.price ?? null];
      database.prepare(`insert into "${each.table}" values (?, ?, ?, ?, ?)`).run(...row);
    });
    for (const { sql, parameters } of compileSql(plan, now)) database.prepare(sql).run(...parameters);
    const rows = database.prepare('select * from tw_state order by customer').raw().all() as [string, ...unknown[]][];
    return Object.fromEntries(rows.map(([customer, ...values]) => [customer, values]));
  } finally {
    database.close();
  }
};
