import type { Window, Duration, Moment } from './windows.js';

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
  /** Inside an aggregate or a `did` only, as is `at`. */
  | { readonly kind: 'event-field'; readonly event: string; readonly field: string }
  | { readonly kind: 'at' }
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

export interface DidCondition {
  readonly kind: 'did';
  /** An event kind, or any. */
  readonly event: string | { readonly any: true };
  readonly where?: Condition;
  readonly times?: { readonly bound: 'at least' | 'at most' | 'exactly'; readonly count: number };
  readonly window?: Window;
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
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition };

export type TextTest = 'contains' | 'starts with' | 'ends with';
