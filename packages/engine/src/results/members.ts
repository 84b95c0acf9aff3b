import type { PlanSegment, PlanTag } from '@tagwright/dsl';
import { answerColumns, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { compile } from '../store/compile.js';
import type { SqliteStore } from '../store/sqlite.js';

const having = (tag: PlanTag, value: string) => {
  if (tag.exclusive) return sql`${sql.id(tag.id)} = ${value}`;
  const column = answerColumns(tag)[tag.values.indexOf(value)];
  if (column === undefined) throw new Error(`${tag.id} does not declare ${value}`);
  return sql`${sql.id(column)} = 1`;
};

const idsWhere = function* (store: SqliteStore, condition: ReturnType<typeof having>): IterableIterator<string> {
  const statement = compile(sql`select customer from ${sql.id(TABLES.answer)} where ${condition} order by customer`);
  for (const { customer } of store.rows<{ customer: string }>(statement)) yield customer;
};

const countWhere = (store: SqliteStore, condition: ReturnType<typeof having>): number =>
  store.row<{ size: number }>(compile(sql`select count(*) as size from ${sql.id(TABLES.answer)} where ${condition}`))
    ?.size ?? 0;

/** The ids of the customers who have a value of the tag, by code point. */
export const tagMembers = (store: SqliteStore, tag: PlanTag, value: string): IterableIterator<string> =>
  idsWhere(store, having(tag, value));

export const tagCount = (store: SqliteStore, tag: PlanTag, value: string): number =>
  countWhere(store, having(tag, value));

/** The ids of the customers in the segment, by code point. */
export const segmentMembers = (store: SqliteStore, segment: PlanSegment): IterableIterator<string> =>
  idsWhere(store, sql`${sql.id(segment.id)} = 1`);

export const segmentCount = (store: SqliteStore, segment: PlanSegment): number =>
  countWhere(store, sql`${sql.id(segment.id)} = 1`);
