import type { Disagreements } from '../log/disagreement.js';
import type { Watermark } from './watermark.js';

/** What a step came to. */
export interface StepReport {
  /** ms UTC. */
  readonly asOf: number;
  /** The hash of the book. */
  readonly book: string;
  /** Whether everything was worked out anew. The answers and the log are the same either way. */
  readonly mode: 'incremental' | 'rebuilt';
  /** Of how many customers facts had changed. */
  readonly dirty: number;
  /** How many entries the log got. */
  readonly changes: number;
  /** The last entry's number; 0 while there is none. */
  readonly lastSeq: number;
  /** How many customers are known. */
  readonly population: number;
  /**
   * Answers that do not follow from where the log stood: rows changed that nobody told of, or a fault of ours. The answers
   * of the step are those of what is recorded now; the log says that they turned at its instant.
   */
  readonly disagreements: Disagreements;
}

export interface StepOptions {
  /** Above this share of the population that has to be worked out, everything is worked out anew; 0.25 if left out. */
  readonly fallBack?: number;
  /**
   * A wave of more customers than this is worked off in several transactions, so that facts that arrive meanwhile do not
   * wait for all of it. If left out, 64, and up to 1,000 for as long as nobody else wants to write.
   */
  readonly chunk?: number;
  /**
   * Where the clock touches more than so many, they are found and put off before the step, a few at a time; 5,000 if left out. In
   * a transaction that is under way they never are.
   */
  readonly ahead?: number;
  /**
   * Works everybody out, whatever is written down of changes: for facts that something else writes, and that no trigger
   * tells of. Of what turned in between the log gets what can still be told from the facts.
   */
  readonly anew?: boolean;
  /**
   * The hash of the book that has to be in force still, null for none: with another one nothing is done, and
   * `book-changed` is thrown. So of several who put their books in force on top of one only the first comes through, and
   * who makes steps does not bring back the book of before.
   */
  readonly base?: string | null;
  /** Who puts the book in force, and why, where it is another one than before. */
  readonly by?: string;
  readonly note?: string;
  /** Throws `Disagreement` in place of reporting one: for tests, which want to know at once. */
  readonly strict?: boolean;
  /** Told the name of each statement before it runs. */
  readonly onStatement?: (name: string, index: number, count: number) => void;
}

/** Where more than this share of everybody is to be worked out anew, it costs less to work out everybody. */
const FALL_BACK = 0.25;

/** How many customers at most are worked out by themselves. */
export const mostInPart = ({ fallBack = FALL_BACK }: StepOptions, { population }: Watermark): number =>
  fallBack * population;

/** What an evaluation of everybody is to tell. */
export const statementsTold = ({ onStatement }: StepOptions): Pick<StepOptions, 'onStatement'> =>
  onStatement === undefined ? {} : { onStatement };
