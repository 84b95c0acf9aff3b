import { parentPort, workerData } from 'node:worker_threads';
import { EngineError, messageOf } from '@tagwright/engine';
import { type Counted, countsIn } from './counting.js';
import type { Locale } from '../../words/index.js';

/** What the thread is started with. */
export interface Wanted {
  readonly database: string;
  readonly locale: Locale;
}

/** What it says before it ends. */
export type Answer = { readonly counted: Counted | undefined } | { readonly refused: string };

const { database, locale } = workerData as Wanted;
const answer: Answer = await countsIn(database).then(
  (counted) => ({ counted }),
  (thrown: unknown) => ({ refused: thrown instanceof EngineError ? messageOf(thrown, locale) : String(thrown) }),
);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(answer);
