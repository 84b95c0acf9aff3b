import type { Session } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import type { Keeper } from '../keeper/keeper.js';
import { pruneLog } from './retention.js';
import type { StreamSettings } from './settings.js';
import { openTail, type Tail } from './tail.js';

/** The streams that are open. */
export interface Streams {
  readonly tail: Tail;
  readonly settings: StreamSettings;
  /** Aborted when the server is about to stop: every stream says so, and ends. */
  readonly stopping: AbortSignal;
  /** Counts a stream of somebody; what it returns is called at its end. Throws `too-many-streams` (429). */
  enter(caller: string): () => void;
  /** How many are open. */
  readonly count: number;
  close(): void;
}

/** How long somebody who has too many streams is told to wait, in s. */
const RETRY_AFTER = 15;

const HOUR = 3_600_000;

export const openStreams = (
  store: Session,
  keeper: Pick<Keeper, 'onStep' | 'record'>,
  settings: StreamSettings,
): Streams => {
  const tail = openTail(store, keeper);
  const { keepDays } = settings;
  // What fails is tried again with the next hour.
  const pruning =
    keepDays === undefined
      ? undefined
      : setInterval(() => void keeper.record(pruneLog, keepDays).catch(() => undefined), HOUR).unref();
  const stop = new AbortController();
  const open = new Map<string, number>();
  const change = (caller: string, by: 1 | -1): void => {
    const count = (open.get(caller) ?? 0) + by;
    if (count === 0) open.delete(caller);
    else open.set(caller, count);
  };
  return {
    tail,
    settings,
    stopping: stop.signal,
    enter: (caller) => {
      if (stop.signal.aborted) throw new ServerError(503, 'shutting-down', {});
      if ((open.get(caller) ?? 0) >= settings.perKey) {
        const options = { headers: { 'Retry-After': String(RETRY_AFTER) } };
        throw new ServerError(429, 'too-many-streams', { limit: settings.perKey }, options);
      }
      change(caller, 1);
      let hasLeft = false;
      return () => {
        if (!hasLeft) change(caller, -1);
        hasLeft = true;
      };
    },
    get count() {
      return [...open.values()].reduce((sum, count) => sum + count, 0);
    },
    close: () => {
      clearInterval(pruning);
      stop.abort();
      tail.close();
    },
  };
};
