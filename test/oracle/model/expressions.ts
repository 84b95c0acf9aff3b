import type { Duration, Moment, Period, Window } from './windows.js';

/** A value: what a metric is, what a comparison compares. */
export type Value =
  /** A canonical decimal: `3`, `1.5`, `-2`. */
  | { readonly kind: 'number'; readonly decimal: string }
  /** `20%` is 0.2. */
  | { readonly kind: 'percent'; readonly decimal: string }
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** A text, or a declared value of an enum. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'customer-field'; readonly field: string }
  /** Inside an aggregate or a `did` only, as is `at`; `as` names an event, else it is the one at hand. */
  | { readonly kind: 'event-field'; readonly event: string; readonly field: string; readonly as?: string }
  | { readonly kind: 'at'; readonly as?: string }
  | { readonly kind: 'metric'; readonly metric: string }
  | { readonly kind: 'arith'; readonly op: '+' | '-' | '*' | '/'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'negate'; readonly operand: Value }
  | { readonly kind: 'call'; readonly fn: CallName; readonly args: readonly Value[] }
  /** Kilometres from a customer's or an event's point to a fixed place. */
  | { readonly kind: 'distance'; readonly operand: Value; readonly lat: string; readonly lng: string }
  | { readonly kind: 'bucket'; readonly n: number; readonly salt: string }
  | { readonly kind: 'score'; readonly operand: Value; readonly n: number }
  | Aggregate;

export type CallName =
  | 'hour'
  | 'weekday'
  | 'day'
  | 'month'
  | 'year'
  | 'date'
  | 'age'
  | 'since'
  | 'until'
  | 'abs'
  | 'round'
  | 'least'
  | 'greatest';

export type AggregateName =
  | 'count'
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'first'
  | 'last'
  | 'distinct'
  | 'mode'
  | 'share'
  | 'days';

export interface Aggregate {
  readonly kind: 'aggregate';
  readonly fn: AggregateName;
  readonly overall: boolean;
  readonly event: string;
  /** A field of the event or arithmetic over its fields; absent: the event itself. */
  readonly of?: Value;
  /** A name for the event at hand. */
  readonly as?: string;
  readonly where?: Condition;
  readonly window?: Window;
}

export type Order = '<' | '<=' | '>' | '>=';
export type Relation = Order | '=' | '!=';

/** The right side of a rank comparison: `top20%`, `p95`, `bottom 3`, `average`. */
export interface RankCut {
  readonly form: 'top-percent' | 'bottom-percent' | 'top-count' | 'bottom-count' | 'percentile' | 'average' | 'median';
  /** Canonical decimal; empty for `average` and `median`. */
  readonly amount: string;
}

export interface RankCondition {
  readonly kind: 'rank';
  readonly operand: Value;
  readonly op: Order;
  readonly cut: RankCut;
  readonly exactly: boolean;
  readonly among?: Condition | 'everyone';
  /** A customer's field. */
  readonly per?: string;
}

/** An event kind, or any. */
export type Happening = string | { readonly any: true };

/** `at least 3`. */
export interface Quota {
  readonly bound: 'at least' | 'at most' | 'exactly';
  readonly count: number;
}

/** `then cart as c where … within 1d`, `then not order within 2h`: seen from the last step that is not negated. */
export interface Step {
  readonly negated: boolean;
  readonly event: Happening;
  readonly as?: string;
  readonly where?: Condition;
  readonly within?: Duration;
}

/** `in each of last 3 calendar months`, `in at least 4 of last 8 weeks`. */
export interface Habit {
  readonly quota: 'each' | Quota;
  readonly count: number;
  readonly period: Period;
}

/** With steps there are no `times`; with a habit there is neither a step nor a window. */
export interface DidCondition {
  readonly kind: 'did';
  readonly event: Happening;
  readonly as?: string;
  readonly where?: Condition;
  readonly times?: Quota;
  readonly steps?: readonly Step[];
  readonly window?: Window;
  readonly habit?: Habit;
}

/** A condition: what a segment is, what a case waits for. */
export type Condition =
  | { readonly kind: 'compare'; readonly op: Relation; readonly left: Value; readonly right: Value }
  /** A bool standing by itself. */
  | { readonly kind: 'true'; readonly operand: Value }
  | { readonly kind: 'in'; readonly operand: Value; readonly items: readonly Value[] }
  | { readonly kind: 'in-list'; readonly operand: Value; readonly list: string }
  | { readonly kind: 'between'; readonly operand: Value; readonly low: Value; readonly high: Value }
  | { readonly kind: 'text-test'; readonly test: TextTest; readonly operand: Value; readonly text: Value }
  | { readonly kind: 'known'; readonly operand: Value }
  | {
      readonly kind: 'has';
      readonly mode: 'one' | 'any' | 'all';
      readonly operand: Value;
      readonly items: readonly Value[];
    }
  | { readonly kind: 'in-window'; readonly operand: Value; readonly window: Window }
  | DidCondition
  | RankCondition
  /** An exclusive tag has one of the values, or a `many` tag has any of them (`all`: all of them). */
  | { readonly kind: 'tag'; readonly tag: string; readonly values: readonly string[]; readonly all: boolean }
  | { readonly kind: 'tag-order'; readonly tag: string; readonly op: Order; readonly value: string }
  | { readonly kind: 'tag-known'; readonly tag: string }
  /** `… for at least 7d`, of a condition on one tag or one field of the customer. */
  | { readonly kind: 'held-for'; readonly operand: Condition; readonly length: Duration }
  | {
      readonly kind: 'changed';
      readonly of: { readonly tag: string } | { readonly field: string };
      readonly window: Window;
    }
  /** Some year's day of a date lies in a window of local dates. */
  | { readonly kind: 'anniversary'; readonly operand: Value; readonly window: Window }
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition };

export type TextTest = 'contains' | 'starts with' | 'ends with';
