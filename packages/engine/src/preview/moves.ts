import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { SIDES } from './count.js';
import type { Subject } from './draft.js';
import type { AnswerRows } from './rows.js';

/** Customers who have one value of a tag now, and another one under the draft. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** A few of them, by id. */
  readonly customers: readonly string[];
}

const NAMED = 5;

/** Who moves from one value to another: of a tag of which a customer has one value at a time, before and after. */
export const movesOf = async (
  session: Session,
  { draft, published, change }: Subject,
  { from, customer }: AnswerRows,
): Promise<readonly Move[]> => {
  const isExclusive = (part: Subject['draft']): boolean => part !== undefined && 'exclusive' in part && part.exclusive;
  if (change === 'none' || draft === undefined || published === undefined) return [];
  if (!isExclusive(draft) || !isExclusive(published)) return [];
  const [before, after] = [sql.id(SIDES.published, published.id), sql.id(SIDES.draft, draft.id)];
  const moves: Move[] = [];
  // Both are known where they differ.
  const rows = session.rows<{ was: string; now: string; n: number }>(
    sql`select ${before} as was, ${after} as now, count(*) as n${from} where (${before} <> ${after}) group by ${before}, ${after} order by n desc, was, now`,
  );
  for await (const { was, now, n } of rows) moves.push({ from: was, to: now, count: n, customers: [] });
  const named: Move[] = [];
  for (const move of moves) {
    const customers: string[] = [];
    const some = session.rows<{ customer: string }>(
      sql`select ${customer} as customer${from} where (${before} = ${move.from} and ${after} = ${move.to}) order by ${customer} limit ${BigInt(NAMED)}`,
    );
    for await (const each of some) customers.push(each.customer);
    named.push({ ...move, customers });
  }
  return named;
};
