import type { CodeParams } from '../codes/index.js';

/** A code told at leisure: what it means and why it is so, with an example that has the fault and one that has not. */
export interface Explanation {
  readonly text: string;
  /** Undefined where an example would fill pages. */
  readonly wrong: string | undefined;
  readonly right: string | undefined;
}

/** The explanations of some codes in one locale, none left out. */
export type Explanations<Codes> = { readonly [C in keyof Codes & keyof CodeParams]: Explanation };

/** An explanation in a language that puts spaces between sentences. */
export const explanation = (
  wrong: string | undefined,
  right: string | undefined,
  ...sentences: readonly string[]
): Explanation => ({ text: sentences.join(' '), wrong, right });
