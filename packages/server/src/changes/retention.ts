import { extentOfLog, firstWrittenSince, pruneBefore, type Session, slowestReader } from '@tagwright/engine';
import { defineRecording } from '../keeper/recording.js';

const DAY = 86_400_000;

/** For so long entries are kept beyond their time for a reader that has not come so far, in days. */
const PATIENCE_DAYS = 3;

/**
 * Lets go of entries of the log that were written more than so many days ago. For readers that lag behind (webhooks among
 * them) they are kept three days longer, and no more: such a reader is told what it missed. How many are gone.
 */
export const pruneLog = defineRecording(
  'changes.prune',
  async (session, keepDays: number, now: number): Promise<number> => {
    const old = await firstWrittenSince(session, now - keepDays * DAY);
    const tooOld = await firstWrittenSince(session, now - (keepDays + PATIENCE_DAYS) * DAY);
    const before = Math.max(tooOld, Math.min(old, await firstUnread(session)));
    const { from } = await extentOfLog(session);
    return before > from + 1 ? pruneBefore(session, before) : 0;
  },
);

const firstUnread = async (session: Session): Promise<number> => {
  const slowest = await slowestReader(session);
  return slowest === undefined ? Number.MAX_SAFE_INTEGER : slowest + 1;
};
