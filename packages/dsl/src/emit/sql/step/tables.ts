/** The temporary tables of a step: what it works out anew, and what was there before. */
export const STEP_TABLES = {
  /** Who is worked out anew. */
  only: 'tw_only',
  /** Which parts of a customer's state are: see {@link EVERYTHING}. */
  part: 'tw_part',
  /** Whom the clock touches, and how often at most. */
  edge: 'tw_edge',
  /** Answers before the step, of those who are worked out anew. */
  before: 'tw_before',
  /** Thresholds before the step, of the ranks that are brought up to date. */
  thresholdBefore: 'tw_threshold_before',
  /** What is the same for everybody, before the step. */
  overallBefore: 'tw_overall_before',
} as const;

/**
 * A part of a customer's state is named in `tw_part` by what moved: the table of an event, the id of a column over
 * everybody, a mark of the clock; or, with no name, everything that is known of the customer.
 */
export const EVERYTHING = '';
