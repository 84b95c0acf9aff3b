import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isServer } from '../store/open.js';
import type { HalfAsked, HalfCounted } from './half.js';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './half-thread.ts' : './half-thread.js', import.meta.url);

/** What the thread is told first; each {@link ToThread} after that is answered. */
export interface Opened {
  readonly database: string;
}

/** A half to be counted, and the number that its answer has. */
export interface ToThread {
  readonly nth: number;
  readonly asked: HalfAsked;
}

/** What it says: what a half came to; undefined for one that it could not count. */
export interface FromThread {
  readonly nth: number;
  readonly counted: HalfCounted | undefined;
}

/** Somebody who counts a half of the customers while the other is counted here. */
export interface HalfReader {
  /** Undefined where it cannot, and then at once where that is known before. */
  count(asked: HalfAsked): Promise<HalfCounted | undefined>;
}

/** A thread that does. */
export interface SecondReader extends HalfReader {
  end(): Promise<unknown>;
}

/**
 * A thread with a connection of its own to an embedded database; undefined where no core is left for it, or the database
 * is a server, whose work is its own. It is help and no more: where it cannot be had, or fails, everybody is counted here. What
 * it is asked while it still starts waits for it: that takes a second, and its half of a million customers more.
 */
export const secondReader = (database: string, entry = ENTRY): SecondReader | undefined => {
  if (isServer(database) || availableParallelism() < 2) return undefined;
  const worker = new Worker(entry, { workerData: { database } satisfies Opened, stderr: true });
  let isEnded = false;
  let asked = 0;
  /** Whoever asked may have gone: what was found for him is not for the next one. */
  const waiting = new Map<number, (counted: HalfCounted | undefined) => void>();
  worker.on('message', (message: FromThread) => {
    waiting.get(message.nth)?.(message.counted);
    waiting.delete(message.nth);
  });
  const end = (): void => {
    isEnded = true;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  worker.on('error', end).on('exit', end);
  worker.unref();
  return {
    count: (half) =>
      new Promise((resolve) => {
        if (isEnded) return resolve(undefined);
        asked += 1;
        waiting.set(asked, resolve);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        worker.postMessage({ nth: asked, asked: half } satisfies ToThread);
      }),
    end: () => worker.terminate(),
  };
};
