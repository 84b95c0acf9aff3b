/**
 * The tests of a book, made ready to run: what is given and what happens as facts in storage units, what is expected
 * as conditions over a plan. They are no part of the book's own plan, nor of its hash.
 */
import type { Cond } from './conditions.js';
import type { EventFact, HandSet, Stored } from './facts.js';
import type { Plan, RankId } from './types.js';
import type { Span } from './windows.js';

export interface PlanTests {
  /**
   * The book together with all that its tests expect: every column, rank and history of the book's own plan under the
   * same id, and perhaps more. It is the plan itself where the tests need nothing beside it.
   */
  readonly plan: Plan;
  /** In the order of files and of the text. */
  readonly tests: readonly PlanTest[];
}

/** One test: a clock that moves only where a step says so, some customers, and what is to hold of them. */
export interface PlanTest {
  readonly name: string;
  /** Where the clock stands at first, ms UTC. */
  readonly start: number;
  /** Their ids: the names that the test gives, and {@link UNNAMED} for the customer without a name. */
  readonly customers: readonly string[];
  /** In the order written. Each is in the origins, so that a failure can point at its text. */
  readonly steps: readonly PlanTestStep[];
}

/** The id of the customer that a test gives no name. */
export const UNNAMED = 'customer';

export type PlanTestStep =
  /** Fields of a customer by column. `at` undefined: known all along; else changed at that instant (the clock's). */
  | {
      readonly kind: 'fields';
      readonly customer: string;
      readonly at: number | undefined;
      readonly values: Readonly<Record<string, Stored>>;
    }
  /** It may lie after the clock; then it does not count until the clock has reached it. */
  | { readonly kind: 'event'; readonly customer: string; readonly table: string; readonly event: EventFact }
  | { readonly kind: 'hand-set'; readonly customer: string; readonly set: HandSet }
  | { readonly kind: 'thresholds'; readonly given: readonly GivenThreshold[] }
  /** The clock moves on by `by`, to `now` (ms UTC). */
  | { readonly kind: 'clock'; readonly by: Span; readonly now: number }
  /** `condition` reads the tests' plan; it and its parts are in the origins. */
  | { readonly kind: 'expect'; readonly customer: string; readonly condition: Cond };

/**
 * θ as the test gives it, in place of one worked out from the test's customers, at every instant and in every group
 * (`per`) alike. Membership in the population is still asked of the customer.
 */
export interface GivenThreshold {
  /** Every rank of the tests' plan that means the same, whatever it is called. */
  readonly ranks: readonly RankId[];
  /** As a threshold is held: of an exact key its scaled integer, of a real one or an average the double; a recency's is its instant. */
  readonly theta: number;
}
