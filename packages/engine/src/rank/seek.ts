import { cutPosition, type RankThreshold } from '@tagwright/dsl';
import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { type KeptShape, orderOf, type RankOrder } from './kept.js';
import type { Entry } from './places.js';

/** A cut whose θ is to be found: from where it stood, so many entries on or back. */
export interface Search {
  readonly shape: KeptShape;
  readonly rank: RankThreshold;
  readonly group: string;
  readonly size: number;
  readonly from: Entry | undefined;
}

/** So many searches in one statement: SQLite takes five hundred queries. */
const TOGETHER = 100;

/** The entries at which the cuts stand now, in the order of the searches: steps over an index, as many as entries moved. */
export const findAll = async (
  session: Session,
  table: string,
  searches: readonly Search[],
): Promise<readonly Entry[]> => {
  const found: Entry[] = [];
  for (let first = 0; first < searches.length; first += TOGETHER) {
    const some = searches.slice(first, first + TOGETHER);
    const queries = some.map((search, index) => query(table, search, index));
    for await (const row of session.rows<EntryRow>(sql.join(queries, sql` union all `)))
      found[first + Number(row.nth)] = entryOf(row, some[Number(row.nth)] as Search);
  }
  if (searches.some((_, index) => found[index] === undefined))
    throw new Error(`${table} lacks an entry that it counts`);
  return found;
};

interface EntryRow {
  readonly nth: number;
  readonly value: number | bigint | null;
  readonly value_real: number | null;
  readonly customer: string;
}

const entryOf = (row: EntryRow, search: Search): Entry => ({
  ahead: targetOf(search),
  value: row.value ?? row.value_real ?? 0,
  customer: row.customer,
});

/** How many entries stand before θ's. */
const targetOf = ({ shape, rank, size }: Search): number => {
  if (rank.cut === 'average') throw new Error('an average is no cut');
  const position = cutPosition(rank.cut, size);
  const ownOrder: RankOrder = rank.cut.from === 'largest' ? 'downwards' : 'upwards';
  return orderOf(rank, shape) === ownOrder ? position - 1 : size - position;
};

const query = (table: string, search: Search, index: number): Sql => {
  const { storage } = search.shape;
  const [value, real] = storage === 'real' ? [sql`cast(null as bigint)`, sql`value`] : [sql`value`, REAL_NOTHING];
  return sql`select ${sql.lit(index)} as nth, ${value} as value, ${real} as value_real, customer from (${step(table, search)}) as entry`;
};

const REAL_NOTHING = sql`cast(null as double precision)`;

const step = (table: string, search: Search): Sql => {
  const { from, size } = search;
  const target = targetOf(search);
  const direction = orderOf(search.rank, search.shape);
  if (from === undefined) {
    const isNearer = target * 2 < size;
    return walk(table, search, isNearer ? 'on' : 'back', direction, undefined, isNearer ? target : size - 1 - target);
  }
  const distance = target - from.ahead;
  return distance >= 0
    ? walk(table, search, 'on', direction, from, distance)
    : walk(table, search, 'back', direction, from, -distance - 1);
};

/** On from the entry, itself included, or back from it: the rest of those tied with it, then those beyond. */
const walk = (
  table: string,
  { shape, group }: Search,
  way: 'on' | 'back',
  direction: RankOrder,
  from: Entry | undefined,
  passed: number,
): Sql => {
  const value = sql.id(shape.value);
  const isUp = (direction === 'upwards') === (way === 'on');
  const byValue = isUp ? sql`asc` : sql`desc`;
  const byCustomer = way === 'on' ? sql`asc` : sql`desc`;
  const inGroup = shape.isGrouped ? sql`${sql.id(shape.group)} = ${group} and ` : sql``;
  const offset = sql.lit(passed);
  const entries = (condition: Sql, order: Sql): Sql =>
    sql`select ${value} as value, customer from ${sql.id(table)} where ${inGroup}${condition} order by ${order}`;
  // The one wanted is among the first so many of both together.
  const first = sql`limit ${sql.lit(passed + 1)}`;
  const inOrder = sql`${value} ${byValue}, customer ${byCustomer}`;
  if (from === undefined) return sql`${entries(sql`${value} is not null`, inOrder)} limit 1 offset ${offset}`;
  const theta = shape.storage === 'real' ? sql`${Number(from.value)}` : sql`${BigInt(from.value)}`;
  const rest = way === 'on' ? sql`customer >= ${from.customer}` : sql`customer < ${from.customer}`;
  const tied = entries(sql`${value} = ${theta} and ${rest}`, sql`customer ${byCustomer}`);
  const beyond = entries(sql`${value} ${isUp ? sql`>` : sql`<`} ${theta}`, inOrder);
  return sql`select value, customer from (select * from (${tied} ${first}) as tied union all select * from (${beyond} ${first}) as beyond) as near
    order by value ${byValue}, customer ${byCustomer} limit 1 offset ${offset}`;
};
