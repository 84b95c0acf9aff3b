import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { JOURNAL_TABLE } from './entries.js';

const DAY = 86_400_000;
const TABLE = sql.id(JOURNAL_TABLE);

/**
 * Lets go of entries that were written more than so many days ago; how many are gone. The last one stays, whatever its
 * age: numbers go on from it, and none is ever given out twice.
 */
export const pruneJournal = defineRecording(
  'journal.prune',
  (session, keepDays: number, now: number): Promise<number> =>
    session.run(
      sql`delete from ${TABLE} where at < ${BigInt(now - keepDays * DAY)} and seq < (select max(seq) from ${TABLE})`,
    ),
);
