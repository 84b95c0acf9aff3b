import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { AnswerRows } from './rows.js';

/** So many customers are named for each value. */
const NAMED = 5;

/** A few customers for whom a condition holds. */
export const someWho = async (
  session: Session,
  condition: Sql | undefined,
  { from, customer }: AnswerRows,
): Promise<readonly string[]> => {
  if (condition === undefined) return [];
  const found: string[] = [];
  const rows = session.rows<{ customer: string }>(
    sql`select ${customer} as customer${from} where ${condition} limit ${BigInt(NAMED)}`,
  );
  for await (const each of rows) found.push(each.customer);
  return found;
};
