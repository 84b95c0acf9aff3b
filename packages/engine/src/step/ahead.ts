import type { Plan } from '@tagwright/dsl';
import type { Session, Store } from '../store/store.js';
import { movedOver } from './by-clock.js';
import type { Waiting } from './put-off.js';
import { mostInPart, type StepOptions } from './report.js';
import { othersTurn } from './share-size.js';
import { putOff } from './wave.js';
import { watermark, type Watermark } from './watermark.js';

/** Fewer rows than this are found within the step: it takes less than a tenth of a second. */
export const AHEAD_FROM = 5000;

/** So many are put off in one transaction: it takes some ten milliseconds. */
const TOGETHER = 1000;

/** What a step is broken off with that finds too many to find within one transaction. */
export class WaveFound extends Error {
  constructor(
    /** Where the log stands. */
    readonly mark: Watermark,
  ) {
    super('a wave');
  }
}

/** Whether this is a database, and not a transaction that is under way. */
export const isStore = (session: Session): session is Store => 'aside' in session;

/**
 * Finds whom the clock touches after the last step and up to `now` (ms UTC), and puts all of them off, in many short transactions
 * before the step: finding and writing down hundreds of thousands of customers in its first one would take seconds, for which facts
 * that arrive would wait. Who is put off at the instant of the last step has the answers of just that instant, so nothing is behind
 * until the step itself moves on; and of whoever facts change meanwhile they tell the step by themselves. Does nothing where it is
 * so many that everybody is worked out, and what it did counts for nothing where another step came in between.
 */
export const findAhead = async (
  store: Store,
  plan: Plan,
  { mark, now, options }: { readonly mark: Watermark; readonly now: number; readonly options: StepOptions },
  waiting: Waiting,
): Promise<void> => {
  const stretch = { after: mark.asOf, until: now };
  const most = mostInPart(options, mark);
  const edges = await store.aside((session) => movedOver(session, plan, stretch, { most, pause: othersTurn }));
  if (edges === undefined) return;
  const ids = [...edges.keys()];
  // Of whom facts changed, too: the step hears of that by itself.
  const found = { dirty: new Map(), edges };
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const isStill = await store.write(async (session) => {
      if (!isSame(mark, await watermark(session))) return false;
      await putOff(session, found, ids.slice(from, from + TOGETHER), mark.asOf, waiting);
      return true;
    });
    if (!isStill) return waiting.forget();
    await othersTurn();
  }
  waiting.foundAhead(mark);
};

const isSame = (mark: Watermark, other: Watermark | undefined): boolean =>
  other?.isKept === true && other.asOf === mark.asOf && other.book === mark.book;
