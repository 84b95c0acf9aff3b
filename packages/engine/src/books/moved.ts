import { sql } from 'kysely';
import { IN } from '../log/change.js';
import { prunedPart } from '../log/read.js';
import { hasLog, LOG_TABLES } from '../log/tables.js';
import type { Session } from '../store/store.js';
import type { BookActivation } from './versions.js';

/** How many customers a book that was put in force gave a value to, and took it from, by what the log says. */
export interface MovedByBook {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** Undefined for a segment. */
  readonly value: string | undefined;
  readonly entered: number;
  readonly left: number;
}

/**
 * Whom some activations moved, all of them together, tags before segments; undefined where the log does not go back to all of them. It
 * looks at the whole log.
 */
export const movedByBooks = async (
  session: Session,
  activations: readonly Pick<BookActivation, 'hash' | 'activatedAt'>[],
): Promise<readonly MovedByBook[] | undefined> => {
  if (activations.length === 0 || !(await hasLog(session))) return [];
  const pruned = await prunedPart(session);
  if (pruned !== undefined && activations.some(({ activatedAt }) => activatedAt <= pruned.instant)) return undefined;
  const isOne = activations.map(
    ({ hash, activatedAt }) => sql`(recorded_at = ${BigInt(activatedAt)} and book = ${hash})`,
  );
  const rows = session.rows<{
    kind: 'tag' | 'segment';
    name: string;
    was: string | null;
    now: string | null;
    n: number;
  }>(
    sql`select kind, name, old as was, new as now, count(*) as n from ${sql.id(LOG_TABLES.change)} where cause = 'rule' and old is distinct from new and (${sql.join(isOne, sql` or `)}) group by kind, name, old, new`,
  );
  const moved = new Map<string, { -readonly [Key in keyof MovedByBook]: MovedByBook[Key] }>();
  for await (const { kind, name, was, now, n } of rows) {
    const count = (member: string | null, direction: 'entered' | 'left'): void => {
      if (member === null) return;
      const value = kind === 'segment' && member === IN ? undefined : member;
      const key = JSON.stringify([kind, name, value]);
      const known = moved.get(key) ?? { kind, name, value, entered: 0, left: 0 };
      known[direction] += n;
      moved.set(key, known);
    };
    count(was, 'left');
    count(now, 'entered');
  }
  return [...moved.values()].toSorted(byName);
};

/** Tags before segments; by code unit, as no database orders everything alike. */
const byName = (a: MovedByBook, b: MovedByBook): number => {
  const [one, other] = [a, b].map(({ kind, name, value = '' }) => [kind === 'tag' ? '0' : '1', name, value].join('\0'));
  return (one ?? '') < (other ?? '') ? -1 : 1;
};
