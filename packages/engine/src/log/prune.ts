import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { lastSeq } from './append.js';
import { prunedPart } from './read.js';
import { standingSql } from './reading-rule.js';
import { LOG_TABLES } from './tables.js';

/**
 * Lets go of the entries before a number, except for those that say what has been so ever since. Afterwards the log goes
 * back to the last instant that one of them was about: timelines before it are not asked about, nor derived anew. A
 * reader that has not come so far is told `log-pruned`. The last entry stays, for numbers go on from it. Returns how
 * many are gone.
 */
export const pruneBefore = (session: Session, seq: number): Promise<number> =>
  session.write(async (within) => {
    const before = BigInt(Math.min(seq, await lastSeq(within)));
    const change = sql.id(LOG_TABLES.change);
    const found = await within.row<{ seq: number | null; instant: number | null }>(
      sql`select max(seq) as seq, max(effective_at) as instant from ${change} where seq < ${before}`,
    );
    if (found === undefined || found.seq === null || found.instant === null) return 0;
    const known = await prunedPart(within);
    const instant = Math.max(found.instant, known?.instant ?? found.instant);
    const standing = sql`select seq from (${standingSql(instant, sql`true`)}) as standing`;
    // What ended is kept where an entry that stays might otherwise seem to be the last word.
    const contested = sql`exists (select 1 from ${change} as later where later.seq >= ${before} and later.effective_at <= ${BigInt(instant)} and later.customer = entry.customer and later.kind = entry.kind and later.name = entry.name and later.value is not distinct from entry.value)`;
    const gone = await within.run(
      sql`delete from ${change} where seq in (select seq from ${change} as entry where seq < ${before} and (customer = '' or (seq not in (${standing}) and not ${contested})))`,
    );
    await within.run(sql`delete from ${sql.id(LOG_TABLES.pruned)}`);
    await within.run(
      sql`insert into ${sql.id(LOG_TABLES.pruned)} (seq, instant) values (${BigInt(Math.max(found.seq, known?.seq ?? 0))}, ${BigInt(instant)})`,
    );
    return gone;
  });
