import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isServer } from '../store/open.js';
import type { HalfAsked, HalfCounted } from './half.js';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './half-thread.ts' : './half-thread.js', import.meta.url);

/** What the thread is told first; each {@link HalfAsked} after that is answered. */
export interface Opened {
  readonly database: string;
}

/** What it says: that it is ready, and what halves came to; undefined for one that it could not count. */
export type FromThread = 'ready' | { readonly counted: HalfCounted | undefined };

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
 * is a server, whose work is its own. It is help and no more: where it cannot be had, or fails, everybody is counted here.
 */
export const secondReader = (database: string, entry = ENTRY): SecondReader | undefined => {
  if (isServer(database) || availableParallelism() < 2) return undefined;
  const worker = new Worker(entry, { workerData: { database } satisfies Opened, stderr: true });
  let isReady = false;
  let heard: ((counted: HalfCounted | undefined) => void) | undefined;
  const answer = (counted: HalfCounted | undefined): void => {
    heard?.(counted);
    heard = undefined;
  };
  worker.on('message', (message: FromThread) => {
    if (message === 'ready') isReady = true;
    else answer(message.counted);
  });
  const end = (): void => {
    isReady = false;
    answer(undefined);
  };
  worker.on('error', end).on('exit', end);
  worker.unref();
  return {
    count: (asked) =>
      new Promise((resolve) => {
        if (!isReady) return resolve(undefined);
        heard = resolve;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        worker.postMessage(asked);
      }),
    end: () => worker.terminate(),
  };
};
