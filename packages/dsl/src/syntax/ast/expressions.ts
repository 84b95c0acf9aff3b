import type { Hole, Name, NodeBase } from './base.js';
import type { BoolLit, DateLit, DurationLit, NumberLit, PercentLit } from './literals.js';
import type { CalendarUnit, Window } from './windows.js';

/** A word standing alone: a field, a metric, an event, an enum value, or text. What it is depends on its place. */
export interface Ref extends NodeBase<'Ref'> {
  readonly name: string;
  /** On the right of a comparison, quotes make it a value; everywhere else they change nothing. */
  readonly quoted: boolean;
}

/** `order.amount`, `客户.城市`. */
export interface Member extends NodeBase<'Member'> {
  readonly object: Name;
  readonly field: Name;
}

/** `tag "RFM评级"`, as the left side of a comparison, `in`, `has`, `is missing`. */
export interface TagRef extends NodeBase<'TagRef'> {
  readonly tag: Name;
}

export type ArithOp = '+' | '-' | '*' | '/';
export interface Arith extends NodeBase<'Arith'> {
  readonly op: ArithOp;
  readonly left: Expr;
  readonly right: Expr;
}
export interface Negate extends NodeBase<'Negate'> {
  readonly operand: Expr;
}

export type FunctionId =
  | 'hour'
  | 'weekday'
  | 'day'
  | 'month'
  | 'year'
  | 'date'
  | 'age'
  | 'since'
  | 'until'
  | 'distance'
  | 'bucket'
  | 'score'
  | 'abs'
  | 'round'
  | 'least'
  | 'greatest'
  /** Every year's day of a date: asked only with a window of local dates (`anniversary(生日) within next 30d`). */
  | 'anniversary';
export interface Call extends NodeBase<'Call'> {
  readonly fn: FunctionId;
  readonly args: readonly Expr[];
}

export type AggregateId =
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
/** `sum(order.amount where … in last 365d)`; `overall` takes it over everybody's events. */
export interface Aggregate extends NodeBase<'Aggregate'> {
  readonly fn: AggregateId;
  readonly overall: boolean;
  /** The event by itself (a {@link Ref}), one of its fields, or arithmetic over its fields. */
  readonly operand: Expr;
  /** `sum(order.amount as o where o.channel = 线上)`: a name for the event at hand. */
  readonly alias: Name | undefined;
  readonly where: Expr | undefined;
  readonly window: Window | undefined;
}

/** `since last order where … in last 1y`: the same as `since(last(order …))`, read aloud. */
export interface Recency extends NodeBase<'Recency'> {
  readonly fn: 'since' | 'until';
  readonly which: 'first' | 'last';
  readonly operand: Expr;
  readonly alias: Name | undefined;
  readonly where: Expr | undefined;
  readonly window: Window | undefined;
}

/** The right side of a rank comparison. */
export interface Rank extends NodeBase<'Rank'> {
  /** `top20%` · `bottom20%` · `top 100` · `bottom 100` · `p95` · `average` · `median`. */
  readonly form: 'top-percent' | 'bottom-percent' | 'top-count' | 'bottom-count' | 'percentile' | 'average' | 'median';
  /** Canonical decimal; empty for `average` and `median`. */
  readonly amount: string;
  readonly exactly: boolean;
  /** `among (…)`, or `among everyone`. */
  readonly among: Expr | 'everyone' | undefined;
  /** `per 城市`. */
  readonly per: Ref | Member | undefined;
}

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';
export interface Compare extends NodeBase<'Compare'> {
  readonly op: CompareOp;
  readonly left: Expr;
  readonly right: Expr | Rank;
}

/** `x [not] in (a, b)`, or `x [not] in 名单`. */
export interface In extends NodeBase<'In'> {
  readonly negated: boolean;
  readonly operand: Expr;
  readonly items: readonly Expr[] | Name;
}
export interface Between extends NodeBase<'Between'> {
  readonly negated: boolean;
  readonly operand: Expr;
  readonly low: Expr;
  readonly high: Expr;
}
export interface TextTest extends NodeBase<'TextTest'> {
  readonly negated: boolean;
  readonly test: 'contains' | 'starts with' | 'ends with';
  readonly operand: Expr;
  readonly text: Expr;
}
/** `x is missing` (known: false), `x is known` (known: true). */
export interface MissingTest extends NodeBase<'MissingTest'> {
  readonly operand: Expr;
  readonly known: boolean;
}
/** `channels [not] has 线上`, `has any of (…)`, `has all of (…)`. */
export interface Has extends NodeBase<'Has'> {
  readonly negated: boolean;
  readonly mode: 'one' | 'any' | 'all';
  readonly operand: Expr;
  readonly items: readonly Expr[];
}
/** `joined [not] in last 30d`, `joined last week`, `last(order) in last 30d`. */
export interface InWindow extends NodeBase<'InWindow'> {
  readonly negated: boolean;
  readonly operand: Expr;
  readonly window: Window;
}

/** `at least 3 times`, `至少3次`. */
export interface Times extends NodeBase<'Times'> {
  readonly bound: 'at least' | 'at most' | 'exactly';
  readonly count: number;
}
/**
 * `did order where … at least 3 times in last 7d`; negation is a {@link Not} around it. With steps it is a sequence:
 * `did view as v then cart within 1d then not order where item = v.item within 2h in last 30d`, whose window anchors
 * the first step. With a habit there is no window and there are no steps.
 */
export interface Did extends NodeBase<'Did'> {
  /** `'any'` is `any event`. */
  readonly event: Name | 'any';
  readonly alias: Name | undefined;
  readonly where: Expr | undefined;
  readonly times: Times | undefined;
  readonly steps: readonly Step[];
  readonly window: Window | undefined;
  readonly habit: Habit | undefined;
}
/** A later event (or, negated, its absence), seen from the last step that is not negated. */
export interface Step extends NodeBase<'Step'> {
  readonly negated: boolean;
  readonly event: Name | 'any';
  readonly alias: Name | undefined;
  readonly where: Expr | undefined;
  readonly within: DurationLit | undefined;
}
/** `in each of last 3 calendar months`, `in at least 4 of last 8 weeks`, `in each of last 4 periods of 90d`. */
export interface Habit extends NodeBase<'Habit'> {
  readonly quota: 'each' | Pick<Times, 'bound' | 'count'>;
  /** How many periods are looked at. */
  readonly count: number;
  /** `calendar`: the complete local units before this one; `rolling`: back from now, as is a written length. */
  readonly period:
    | { readonly kind: 'calendar' | 'rolling'; readonly unit: CalendarUnit }
    | { readonly kind: 'length'; readonly length: DurationLit };
}
/** `tag 等级 = 黄金 for at least 7d`: the condition on a tag or a field has held without a break. */
export interface HeldFor extends NodeBase<'HeldFor'> {
  readonly operand: Expr;
  readonly length: DurationLit;
}
/** `tag 等级 changed in last 7d`, `城市 not changed in last 7d`. */
export interface Changed extends NodeBase<'Changed'> {
  readonly negated: boolean;
  /** A tag or a customer's field. */
  readonly operand: Expr;
  readonly window: Window;
}
export interface InSegment extends NodeBase<'InSegment'> {
  readonly segment: Name;
}

/** Two or more operands, as written without parentheses between them. */
export interface And extends NodeBase<'And'> {
  readonly operands: readonly Expr[];
}
export interface Or extends NodeBase<'Or'> {
  readonly operands: readonly Expr[];
}
/** `not x`, `not did order`, `未做过`. */
export interface Not extends NodeBase<'Not'> {
  readonly operand: Expr;
}

export type Literal = NumberLit | PercentLit | DurationLit | DateLit | BoolLit;
export type Condition =
  | Compare
  | In
  | Between
  | TextTest
  | MissingTest
  | Has
  | InWindow
  | Did
  | HeldFor
  | Changed
  | InSegment
  | And
  | Or
  | Not;
/**
 * One cover grammar for values and conditions (`(a + b) * 2 > 3` and `(a > 3 or b)` start alike); which of the two a
 * node has to be is checked on the tree. Parentheses leave no node: the printer writes those that meaning needs, and
 * those around an `and` inside an `or`.
 */
export type Expr = Literal | Ref | Member | TagRef | Arith | Negate | Call | Aggregate | Recency | Condition | Hole;
