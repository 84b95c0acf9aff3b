import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Batch } from './batch.js';
import type { TableJob } from './job.js';
import { readTable } from './read-table.js';

/** What the thread says: that it runs, some rows, or that the file has no more. */
export type FromThread = 'ready' | Batch | 'done';
/** What it is told: to read a file, or that a batch has been taken and one more may be read ahead. */
export type ToThread = TableJob | 'taken';

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
 * Reads files in a thread of its own, one after another, so that rows are read on one core while they are stored on
 * another. Where no thread can be had (sources that run without a loader, a host that has no more threads), the calling
 * thread reads. One thread serves a whole import: to start one takes as long as reading some 100,000 rows.
 */
export class ReadingThread {
  readonly #worker: Worker;
  readonly #messages: AsyncIterator<[FromThread]>;
  /** Whether a thread could be had. */
  readonly started: Promise<boolean>;

  constructor(entry: ThreadEntry = ENTRY) {
    this.#worker = new Worker(entry.url, {
      ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
      // Errors of starting are ours to deal with, not to print.
      stderr: true,
    });
    this.#messages = on(this.#worker, 'message', { close: ['exit'] }) as AsyncIterator<[FromThread]>;
    this.started = this.#next().then(
      (message) => message === 'ready',
      () => false,
    );
  }

  /** What `readTable` gives. Whoever stops listening before the end has to close the thread. */
  async *read(job: TableJob): AsyncGenerator<Batch> {
    if (!(await this.started)) {
      yield* readTable(job);
      return;
    }
    this.#tell(job);
    for (let message = await this.#next(); message !== 'done'; message = await this.#next()) {
      if (message === undefined || message === 'ready')
        throw new Error(`the thread that reads ${job.file} ended early`);
      this.#tell('taken');
      yield message;
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #tell(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    this.#worker.postMessage(message);
  }

  async #next(): Promise<FromThread | undefined> {
    const next = await this.#messages.next();
    return next.done === true ? undefined : next.value[0];
  }
}
