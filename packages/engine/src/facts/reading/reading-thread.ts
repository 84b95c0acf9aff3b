import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Batch } from './batch.js';
import type { TableJob } from './job.js';
import { readTable } from './read-table.js';

/** What the reading thread says: that it runs, some rows, or that there are no more. */
export type FromThread = 'ready' | Batch | 'done';

/** Where the thread's program lies, and how Node is to load it. */
export interface ThreadEntry {
  readonly url: URL;
  readonly execArgv?: readonly string[];
}

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY: ThreadEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url),
};

/**
 * {@link readTable} in a thread of its own, so that rows are read on one core while they are stored on another. Where
 * no thread can be had (sources that run without a loader, a host that has no more threads), this thread reads.
 */
export async function* readTableInThread(job: TableJob, entry: ThreadEntry = ENTRY): AsyncGenerator<Batch> {
  const worker = new Worker(entry.url, {
    workerData: job,
    ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
    // Errors of starting are ours to deal with, not to print.
    stderr: true,
  });
  let ready = false;
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if (message === 'done') return;
      if (message === 'ready') ready = true;
      else {
        // One batch taken, one more may be read ahead.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        worker.postMessage('taken');
        yield message;
      }
    }
    throw new Error(`the thread that reads ${job.file} ended early`);
  } catch (thrown) {
    if (ready) throw thrown;
  } finally {
    await worker.terminate();
  }
  yield* readTable(job);
}
