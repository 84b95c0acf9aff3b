import { Worker } from 'node:worker_threads';
import { IN_MEMORY, isServer } from '@tagwright/engine';
import type { ProcessEntry } from '../jobs/worker.js';

/** What the thread is told first; whatever comes after that ends it. */
export interface Checkpointed {
  readonly database: string;
}

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY: ProcessEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './checkpoint-thread.ts' : './checkpoint-thread.js', import.meta.url),
};

/**
 * Has a thread bring home what is written to an embedded database, so that the commits of whoever waits for one do not. It is
 * help and no more: where no thread can be had, or it fails, commits do it themselves, every so many pages.
 *
 * @returns what ends it.
 */
export const checkpointBeside = (database: string, entry: ProcessEntry = ENTRY): (() => Promise<void>) => {
  if (isServer(database) || database === IN_MEMORY) return () => Promise.resolve();
  const worker = new Worker(entry.url, {
    workerData: { database } satisfies Checkpointed,
    stderr: true,
    ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', () => undefined);
  worker.unref();
  return () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage('end');
    return ended;
  };
};
