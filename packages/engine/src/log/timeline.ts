import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Cause, Change, Subject } from './change.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow } from './read.js';
import { turnsSql } from './reading-rule.js';

/** That a subject turned, by all that the log says by now. */
export interface LoggedTurn extends Subject {
  readonly old: string | null;
  readonly new: string | null;
  /** ms UTC. */
  readonly effectiveAt: number;
  /** When the entry was written that says so (ms UTC). */
  readonly recordedAt: number;
  readonly book: string;
  readonly cause: Cause;
}

/**
 * A customer's timelines as the log tells them by now, corrections taken in: in order of time, then of writing. `subject`
 * narrows them to a kind, a name, a value. What was let go of is left out.
 */
export const timelineOf = async (
  session: Session,
  customer: string,
  subject: Partial<Subject> = {},
): Promise<readonly LoggedTurn[]> => {
  const conditions = [sql`customer = ${customer}`];
  if (subject.kind !== undefined) conditions.push(sql`kind = ${subject.kind}`);
  if (subject.name !== undefined) conditions.push(sql`name = ${subject.name}`);
  if (subject.value !== undefined) conditions.push(sql`value = ${subject.value}`);
  const turns: LoggedTurn[] = [];
  const rows = session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from (${turnsSql(sql.join(conditions, sql` and `))}) as turn order by effective_at, seq`,
  );
  for await (const row of rows) turns.push(turnOf(changeOf(row)));
  return turns;
};

const turnOf = ({ seq: _, customer: __, ...turn }: Change): LoggedTurn => turn;
