import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { onErase } from '../keeper/erasure.js';
import { JOURNAL_TABLE } from './entries.js';

/**
 * Somebody is erased: that his data were looked at, by whom and when, stays; whose they were goes. Belongs into the
 * transaction that erases everything else.
 */
export const eraseFromJournal = async (session: Session, customer: string): Promise<void> => {
  await session.run(sql`update ${sql.id(JOURNAL_TABLE)} set customer = null where customer = ${customer}`);
  await session.run(
    sql`update ${sql.id(JOURNAL_TABLE)} set name = null where kind = 'customer' and name = ${customer}`,
  );
};

onErase(async (session, ids) => {
  for (const id of ids) await eraseFromJournal(session, id);
});
