import type { PlanSegment, PlanTag } from '@tagwright/dsl';
import { answerColumns, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Store } from '../store/store.js';

const having = (tag: PlanTag, value: string) => {
  if (tag.exclusive) return sql`${sql.id(tag.id)} = ${value}`;
  const column = answerColumns(tag)[tag.values.indexOf(value)];
  if (column === undefined) throw new Error(`${tag.id} does not declare ${value}`);
  return sql`${sql.id(column)} = 1`;
};

const idsWhere = async function* (store: Store, condition: ReturnType<typeof having>): AsyncGenerator<string> {
  const statement = sql`select customer from ${sql.id(TABLES.answer)} where ${condition} order by customer`;
  for await (const { customer } of store.rows<{ customer: string }>(statement)) yield customer;
};

const countWhere = async (store: Store, condition: ReturnType<typeof having>): Promise<number> => {
  const statement = sql`select count(*) as size from ${sql.id(TABLES.answer)} where ${condition}`;
  return (await store.row<{ size: number }>(statement))?.size ?? 0;
};

/** The ids of the customers who have a value of the tag, by code point. */
export const tagMembers = (store: Store, tag: PlanTag, value: string): AsyncGenerator<string> =>
  idsWhere(store, having(tag, value));

export const tagCount = (store: Store, tag: PlanTag, value: string): Promise<number> =>
  countWhere(store, having(tag, value));

/** The ids of the customers in the segment, by code point. */
export const segmentMembers = (store: Store, segment: PlanSegment): AsyncGenerator<string> =>
  idsWhere(store, sql`${sql.id(segment.id)} = 1`);

export const segmentCount = (store: Store, segment: PlanSegment): Promise<number> =>
  countWhere(store, sql`${sql.id(segment.id)} = 1`);
