import { once } from 'node:events';
import process from 'node:process';
import { EngineError, messageOf } from '@tagwright/engine';
import type { Locale } from '../../words/index.js';
import { type Counted, countsIn } from './counting.js';

/** What the process is told first. */
export interface Wanted {
  readonly database: string;
  readonly locale: Locale;
}

/** What it says before it ends. */
export type Answer = { readonly counted: Counted | undefined } | { readonly refused: string };

const [{ database, locale }] = (await once(process, 'message')) as [Wanted];
const answer: Answer = await countsIn(database).then(
  (counted) => ({ counted }),
  (thrown: unknown) => ({ refused: thrown instanceof EngineError ? messageOf(thrown, locale) : String(thrown) }),
);
process.send?.(answer, () => process.disconnect());
