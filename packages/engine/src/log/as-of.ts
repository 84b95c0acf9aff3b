import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import type { Session } from '../store/store.js';
import { type Moved, movesSql } from './moves.js';
import { prunedPart } from './read.js';
import { standingSql } from './reading-rule.js';
import { hasLog } from './tables.js';

/** One answer that held for one customer. */
export interface PastAssignment {
  readonly customer: string;
  readonly kind: 'tag' | 'segment';
  /** The name that was shown first. */
  readonly name: string;
  /** A segment has none. */
  readonly value: string | undefined;
  /** When it began (ms UTC). */
  readonly since: number;
}

/**
 * Who had what at an instant (ms UTC), by all that the log says by now: by customer id, kind and name. Read as they are
 * asked for. Throws `log-pruned-instant` for an instant that the log does not go back to any more.
 */
export const assignmentsAsOf = async function* (session: Session, instant: number): AsyncGenerator<PastAssignment> {
  if (!(await hasLog(session))) return;
  await checkKept(session, instant);
  const rows = session.rows<{ customer: string; kind: 'tag' | 'segment'; name: string; new: string; since: number }>(
    sql`select customer, kind, name, new, effective_at as since from (${standingSql(instant, sql`true`)}) as assignment order by customer, kind, name, new`,
  );
  for await (const { new: value, ...row } of rows) yield { ...row, value: row.kind === 'segment' ? undefined : value };
};

/** A tag's value, or a segment. */
export interface Group {
  readonly kind: 'tag' | 'segment';
  /** The name that is shown first. */
  readonly name: string;
  /** Of a tag. */
  readonly value?: string;
}

/**
 * How many customers were in a group at each of some instants (ms UTC), by all that the log says by now. Throws
 * `log-pruned-instant`.
 */
export const sizesOverTime = async (
  session: Session,
  group: Group,
  instants: readonly number[],
): Promise<readonly number[]> => {
  if (instants.length === 0) return [];
  if (!(await hasLog(session))) return instants.map(() => 0);
  await checkKept(session, Math.min(...instants));
  const running: { at: number; size: number }[] = [];
  let size = 0;
  const moves = sql`${movesSql(group, Math.max(...instants))} order by at`;
  for await (const { at, entered, left } of session.rows<Moved>(moves)) {
    size += entered - left;
    running.push({ at, size });
  }
  return instants.map((instant) => running.findLast(({ at }) => at <= instant)?.size ?? 0);
};

/** Throws `log-pruned-instant` for an instant that the log does not go back to any more. */
export const checkKept = async (session: Session, instant: number): Promise<void> => {
  const pruned = await prunedPart(session);
  if (pruned !== undefined && instant < pruned.instant)
    throw new EngineError('log-pruned-instant', { instant, from: pruned.instant });
};
