import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { AnswerRows } from './rows.js';

/** So many customers are named for each value. */
export const NAMED = 5;

/**
 * A few customers for whom a condition holds: the first by id, which are the same on every database and take a look at all
 * of them, or whoever is found first.
 */
export const someWho = async (
  session: Session,
  condition: Sql | undefined,
  { from, customer }: AnswerRows,
  which: 'by id' | 'whoever' = 'whoever',
): Promise<readonly string[]> => {
  if (condition === undefined) return [];
  const found: string[] = [];
  const order = which === 'by id' ? sql` order by ${customer}` : sql``;
  const rows = session.rows<{ customer: string }>(
    sql`select ${customer} as customer${from} where ${condition}${order} limit ${BigInt(NAMED)}`,
  );
  for await (const each of rows) found.push(each.customer);
  return found;
};
