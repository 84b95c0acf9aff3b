import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fromThrown, type Thrown } from '../jobs/crossing.js';
import type { ProcessEntry } from '../jobs/worker.js';
import { type Piece, pieces, type Wanted } from './reading.js';

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'ready' | 'done' }
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'failed'; readonly thrown: Thrown };

/** What it is told: what to read, or that a piece has been taken and one more may be read ahead. */
export type ToThread = Wanted | 'taken';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY: ProcessEntry = {
  url: new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url),
};

/**
 * What {@link pieces} gives, read in a thread of its own: to find the few members of a group among a million customers
 * must not keep requests waiting. Where no thread can be had (sources that run without a loader), the calling one reads.
 * Whoever stops taking ends it.
 */
export const piecesFromThread = async function* (wanted: Wanted, entry: ProcessEntry = ENTRY): AsyncGenerator<Piece> {
  const worker = new Worker(entry.url, {
    ...(entry.execArgv === undefined ? {} : { execArgv: [...entry.execArgv] }),
    // Errors of starting are ours to deal with, not to print.
    stderr: true,
  });
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterableIterator<[FromThread]>;
  const next = async (): Promise<FromThread | undefined> => {
    const { done, value } = await messages.next();
    return done === true ? undefined : value[0];
  };
  try {
    const first = await next().catch(() => undefined);
    if (first?.kind !== 'ready') {
      yield* pieces(wanted);
      return;
    }
    const tell = (message: ToThread): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      worker.postMessage(message);
    };
    tell(wanted);
    for (let message = await next(); message?.kind !== 'done'; message = await next()) {
      if (message?.kind === 'failed') throw fromThrown(message.thrown);
      if (message?.kind !== 'piece') throw new Error('the thread that reads an export ended early');
      yield message.piece;
      tell('taken');
    }
  } finally {
    await worker.terminate();
  }
};
