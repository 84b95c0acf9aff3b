import type { RankId, SegmentId, TagId } from './types.js';
import type { Value } from './values.js';
import type { PlanWindow, Span } from './windows.js';

/**
 * Conditions are two-valued: a leaf with a missing operand is false. `!=`, `not in` and their like are a `not` around
 * the positive leaf.
 */
export type Cond =
  | { readonly kind: 'always'; readonly truth: boolean }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Cond[] }
  | { readonly kind: 'not'; readonly operand: Cond }
  /** Both sides of one kind. Exact numbers are compared exactly across scales; with a double, both as doubles. */
  | {
      readonly kind: 'compare';
      readonly op: '=' | '<' | '<=' | '>' | '>=';
      readonly left: Value;
      readonly right: Value;
    }
  /**
   * `since(x) > 6mo`, `until(x) <= 1y`: a calendar span moves `now`, never the fact. `op` stands between the instant
   * and the moved now: `x < now - 6mo`, `x <= now + 1y`.
   */
  | {
      readonly kind: 'compare-span';
      readonly op: '=' | '<' | '<=' | '>' | '>=';
      readonly instant: Value;
      readonly direction: 'before-now' | 'after-now';
      readonly span: Span;
    }
  /** Sorted, distinct, in storage units. */
  | { readonly kind: 'in'; readonly operand: Value; readonly values: readonly (string | number)[] }
  | { readonly kind: 'in-list'; readonly operand: Value; readonly list: string }
  /** Literal: no wildcard. */
  | {
      readonly kind: 'text';
      readonly test: 'contains' | 'starts' | 'ends';
      readonly operand: Value;
      readonly text: Value;
    }
  | { readonly kind: 'known'; readonly operand: Value }
  /** The set holds at least one of (`any`), or every one of (`all`), the values. */
  | {
      readonly kind: 'has';
      readonly mode: 'any' | 'all';
      readonly operand: Value;
      readonly values: readonly (string | number)[];
    }
  /** A time or a date against a window; unlike events, fields may hold future instants. */
  | { readonly kind: 'in-window'; readonly operand: Value; readonly window: PlanWindow }
  /** At least `count` of them hold. */
  | { readonly kind: 'at-least'; readonly count: number; readonly operands: readonly Cond[] }
  /** Some year's day of the date lies in the window of local dates; the date itself is the first. 29 February is kept on 1 March. */
  | { readonly kind: 'anniversary'; readonly operand: Value; readonly window: PlanWindow }
  /**
   * Inside an aggregate only: the customer has an event of that table, strictly later than the event at hand, at most
   * `within` after it and not after now, for which `where` holds. In `where` the later event is the one at hand and
   * this one lies one further `up`. Negated: there is no such event, and the time for it is over (now >= at + within).
   */
  | {
      readonly kind: 'followed';
      readonly negated: boolean;
      readonly event: string;
      readonly where: Cond | undefined;
      readonly within: Span | undefined;
    }
  /** `key` against θ of its population; false outside it. `exactly`: ties at θ go to the smaller customer ids. */
  | { readonly kind: 'rank'; readonly rank: RankId; readonly op: '<' | '<=' | '>' | '>='; readonly exactly: boolean }
  /** The tag has one of the values (an ordered comparison is the set of values it admits). */
  | { readonly kind: 'tag'; readonly tag: TagId; readonly values: readonly string[] }
  | { readonly kind: 'segment'; readonly segment: SegmentId };
