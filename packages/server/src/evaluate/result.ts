import type { Plan } from '@tagwright/dsl';
import type { ShownAnswers } from './answers.js';
import { type Question, thresholdsFor } from './evaluation.js';
import { instantText } from '../http/lists.js';

/** What an evaluation says, as it goes out. */
export interface Evaluation {
  readonly asOf: string;
  /** What the rules mean, by its hash: of the book in force, or of the draft. */
  readonly book: string;
  readonly draft: boolean;
  /** What the answers take from everybody, and when that was found out; left out where they take nothing. */
  readonly population?: { readonly asOf: string; readonly thresholds: ReturnType<typeof thresholdsFor> };
  readonly items: readonly ShownAnswers[];
  /** Of those asked about: who is not known, or not by that instant. */
  readonly unknown: readonly string[];
}

export const evaluationOf = (
  plan: Plan,
  question: Question,
  isDraft: boolean,
  items: readonly ShownAnswers[],
  unknown: readonly string[],
): Evaluation => {
  const { part, asOf, population } = question;
  const isAlone = part.ranks.length === 0 && !part.columns.some(({ scope }) => scope === 'overall');
  return {
    asOf: instantText(asOf),
    book: plan.hash,
    draft: isDraft,
    ...(isAlone ? {} : { population: { asOf: instantText(population.asOf), thresholds: thresholdsFor(question) } }),
    items,
    unknown,
  };
};
