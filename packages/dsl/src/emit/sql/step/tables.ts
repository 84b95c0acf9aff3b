import type { Plan } from '../../../plan/types.js';

/** The temporary tables of a step: what it works out anew, and what was there before. */
export const STEP_TABLES = {
  /** Who is worked out anew. */
  only: 'tw_only',
  /** Whom a threshold, or a figure over everybody, passed over. */
  passed: 'tw_passed',
  /** Who had no answers before the step, where its answers are worked out group by group. */
  unanswered: 'tw_unanswered',
  /** Which parts of a customer's state are: see {@link EVERYTHING}. */
  part: 'tw_part',
  /** Whom the clock touches, and how often at most. */
  edge: 'tw_edge',
  /** Thresholds before the step, of the ranks that are brought up to date. */
  thresholdBefore: 'tw_threshold_before',
  /** What is the same for everybody, before the step. */
  overallBefore: 'tw_overall_before',
} as const;

/** Answers before the step, of those who are worked out anew: a table for each book, whose answers are its columns. */
export const beforeTable = ({ hash }: Pick<Plan, 'hash'>): string => `tw_before_${hash.slice(0, 16)}`;

/**
 * A part of a customer's state is named in `tw_part` by what moved: the table of an event, the id of a column over
 * everybody, a mark of the clock; or, with no name, everything that is known of the customer.
 */
export const EVERYTHING = '';
