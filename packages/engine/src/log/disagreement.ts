import type { Subject } from './change.js';

/** An answer of a customer that does not follow from where the log stood and what is recorded since. */
export interface Disagreed extends Subject {
  readonly customer: string;
  /** What is stored, in the words of the log; null: nothing. It is what holds. */
  readonly stored: string | null;
  /** What the customer's timeline ends in. */
  readonly derived: string | null;
}

/** What a step found of them. */
export interface Disagreements {
  readonly count: number;
  /** The first ones, at most {@link MOST_LISTED}. */
  readonly listed: readonly Disagreed[];
}

export const MOST_LISTED = 20;

export const NO_DISAGREEMENTS: Disagreements = { count: 0, listed: [] };

/** Those of two parts of a step. */
export const bothOf = (a: Disagreements, b: Disagreements): Disagreements => ({
  count: a.count + b.count,
  listed: [...a.listed, ...b.listed].slice(0, MOST_LISTED),
});

/** Two evaluators say different things of one customer. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';

  constructor(
    readonly disagreed: Disagreed,
    now: number,
    start: number,
  ) {
    const { kind, name, value, customer, stored, derived } = disagreed;
    const subject = JSON.stringify({ kind, name, value });
    super(`${subject} of customer ${customer} is ${stored} at ${now}, and ${derived} when derived from ${start} on`);
  }
}
