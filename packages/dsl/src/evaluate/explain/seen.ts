import type { ValueType } from '../../catalog/types.js';
import type { Known } from '../../emit/json-logic/operators/scope.js';
import type { Cond } from '../../plan/conditions.js';
import type { DateBounds, InstantBounds } from '../../plan/semantics/index.js';
import type { PlanCase, PlanMetric, PlanSegment, PlanTag, SegmentId, TagId } from '../../plan/types.js';

/** A value that a condition looked at, in storage units of its type; null where it is missing. */
export interface Seen {
  readonly value: Known;
  readonly type: ValueType;
}

/** A node of a condition with what it came to for one customer. */
export interface ConditionSeen {
  /** The plan's own node, so that what is known of it (where it was written) can be looked up. */
  readonly node: Cond;
  readonly truth: boolean;
  /** What a leaf looked at, and what it was compared with: another value, a threshold, a moved now. */
  readonly left?: Seen;
  readonly right?: Seen;
  /** The window that `left` had to lie in: instants (after, until], or dates from–to. */
  readonly bounds?: InstantBounds | DateBounds;
  /** For a rank: whether the customer is in its population. */
  readonly ranked?: boolean;
  /** For a tag: the values that the customer has. */
  readonly held?: readonly string[];
  readonly children: readonly ConditionSeen[];
}

export interface CaseSeen {
  readonly case: PlanCase;
  /** What the condition of a `when` case comes to now; with `expires` by the thresholds of the last local midnight. */
  readonly condition: ConditionSeen | undefined;
  /**
   * Of a case that has `expires`: when it last held (ms UTC), and the last instant that this covers; undefined if it did
   * not hold as far back as that matters.
   */
  readonly last: number | undefined;
  readonly until: number | undefined;
  /** Whether the case holds by itself, or its value would be kept if no other case had held since. */
  readonly holds: boolean;
  /** Whether it is what gives the customer its value: in an exclusive tag one case at most. */
  readonly gives: boolean;
}

export interface TagSeen {
  readonly tag: PlanTag;
  /** The values that the customer has. */
  readonly values: readonly string[];
  readonly cases: readonly CaseSeen[];
}

export interface SegmentSeen {
  readonly segment: PlanSegment;
  readonly member: boolean;
  readonly condition: ConditionSeen;
}

export interface CustomerSeen {
  readonly customer: string;
  readonly asOf: number;
  readonly tags: readonly TagSeen[];
  readonly segments: readonly SegmentSeen[];
  readonly metrics: readonly { readonly metric: PlanMetric; readonly seen: Seen }[];
}

/** What is asked about. */
export type AnswerTarget = { readonly tag: TagId } | { readonly segment: SegmentId };
