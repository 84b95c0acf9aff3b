import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Change, Subject } from './change.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow } from './read.js';
import { turnsSql } from './reading-rule.js';
import { hasLog } from './tables.js';

/**
 * A customer's turns as the log tells them by now, corrections taken in: in order of `effectiveAt`, each by the entry that
 * counts. `subject` narrows them to a kind, a name, a value. What was let go of is left out.
 */
export const timelineOf = async (
  session: Session,
  customer: string,
  subject: Partial<Subject> = {},
): Promise<readonly Change[]> => {
  if (!(await hasLog(session))) return [];
  const conditions = [sql`customer = ${customer}`];
  if (subject.kind !== undefined) conditions.push(sql`kind = ${subject.kind}`);
  if (subject.name !== undefined) conditions.push(sql`name = ${subject.name}`);
  if (subject.value !== undefined) conditions.push(sql`value = ${subject.value}`);
  const turns: Change[] = [];
  const rows = session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from (${turnsSql(sql.join(conditions, sql` and `))}) as turn order by effective_at, seq`,
  );
  for await (const row of rows) turns.push(changeOf(row));
  return turns;
};
