import { defineRecording } from '../keeper/recording.js';
import type { Keeper } from '../keeper/keeper.js';
import type { Caller } from '../auth/roles.js';
import type { Log } from '../ops/log.js';
import type { Journal, Noted } from './journal.js';
import { type Entry, writeEntries } from './entries.js';
import { pruneJournal } from './retention.js';
import type { JournalSettings } from './settings.js';

const record = defineRecording('journal.note', (session, entries: readonly Entry[]) => writeEntries(session, entries));

/** Entries wait so long for others, in ms: one transaction for all of them. */
const GATHER = 200;

/** How often entries are let go of. */
const HOUR = 3_600_000;

/** A journal that hands its entries to the keeper, many at a time, and has those let go of that are old. */
export const openJournal = (
  keeper: Pick<Keeper, 'record'>,
  clock: () => number,
  log: Log,
  { keepDays }: JournalSettings,
): Journal => {
  // What fails is tried again with the next hour.
  const pruning = setInterval(() => void keeper.record(pruneJournal, keepDays).catch(() => undefined), HOUR).unref();
  let waiting: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const entries = waiting;
    waiting = [];
    if (entries.length > 0)
      writing = writing
        .then(() => keeper.record(record, entries))
        .catch((fault: unknown) => log.error({ err: fault, lost: entries.length }, 'the journal could not be written'));
    return writing;
  };
  return {
    note: (caller: Caller, action: string, noted: Noted) => {
      waiting.push({ at: clock(), caller, action, noted });
      timer ??= setTimeout(write, GATHER).unref();
    },
    flush: write,
    close: () => {
      clearInterval(pruning);
      return write();
    },
  };
};
