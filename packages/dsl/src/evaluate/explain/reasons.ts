import type { ValueType } from '../../catalog/types.js';
import type { Cond } from '../../plan/conditions.js';
import { jsonValue } from '../../plan/semantics/index.js';
import type { WordingOf } from '../../plan/wording.js';
import type { NextChange } from './next-change.js';
import type { AnswerTarget, CaseSeen, ConditionSeen, CustomerSeen, Seen, SegmentSeen, TagSeen } from './seen.js';

/** A condition with what was seen of it, as data: values as `jsonValue` writes them. */
export interface ConditionReasons {
  /** In its author's words; null for what the plan added itself. */
  readonly text: string | null;
  /** What it asks, by the plan: `and`, `compare`, `rank`. */
  readonly kind: Cond['kind'];
  readonly truth: boolean;
  /** What `seen` is a value of, or `against` where nothing was looked at. */
  readonly type?: ValueType['kind'];
  readonly seen?: unknown;
  readonly against?: unknown;
  /** Of a rank: whether the customer is among those ranked. */
  readonly ranked?: boolean;
  /** Of a tag: the values that the customer has. */
  readonly held?: readonly string[];
  readonly parts?: readonly ConditionReasons[];
}

/** When and to what the clock alone turns an answer. */
type Next = (target: AnswerTarget) => NextChange;

/**
 * The reasons of a customer's answers as data, in a form that is told apart by `formatVersion`. Where `next` is given,
 * each says when and to what the clock alone turns it; null where nothing is in sight.
 */
export const reasonsOf = (seen: CustomerSeen, wording: WordingOf, next?: Next) => ({
  formatVersion: 1,
  customer: seen.customer,
  asOf: instant(seen.asOf),
  tags: seen.tags.map((tag) => ({
    ...tagReasons(tag, wording),
    ...(next === undefined ? {} : { next: nextOf(next({ tag: tag.tag.id })) }),
  })),
  segments: seen.segments.map((segment) => ({
    ...segmentReasons(segment, wording),
    ...(next === undefined ? {} : { next: nextMembership(next({ segment: segment.segment.id })) }),
  })),
  metrics: Object.fromEntries(seen.metrics.map(({ metric, seen: value }) => [metric.names[0], valueOf(value)])),
});

/** A tag's cases, each with whether it holds and gives the customer its value. */
export const tagReasons = ({ tag, values, cases }: TagSeen, wording: WordingOf) => ({
  name: tag.names[0],
  values,
  cases: cases.map((one) => caseReasons(one, wording)),
});

/** Whether a customer is in a segment, and why. */
export const segmentReasons = ({ segment, member, condition }: SegmentSeen, wording: WordingOf) => ({
  name: segment.names[0],
  member,
  condition: conditionReasons(condition, wording),
});

const caseReasons = (
  { case: { value, expires }, holds, gives, condition, last, until }: CaseSeen,
  wording: WordingOf,
) => ({
  value,
  holds,
  gives,
  ...(condition === undefined ? {} : { condition: conditionReasons(condition, wording) }),
  ...(expires === undefined ? {} : { last: instantOrNull(last), until: instantOrNull(until) }),
});

const nextOf = (next: NextChange) => (next.kind === 'change' ? { at: instant(next.at), values: next.values } : null);

/** In a segment the engine says `['']` for in and `[]` for out. */
const nextMembership = (next: NextChange) =>
  next.kind === 'change' ? { at: instant(next.at), member: next.values.length > 0 } : null;

/** A condition tree as data. */
export const conditionReasons = (seen: ConditionSeen, wording: WordingOf): ConditionReasons => {
  const { node, truth, left, right, held, ranked, children } = seen;
  const type = (left ?? right)?.type.kind;
  return {
    text: wording(node)?.text ?? null,
    kind: node.kind,
    truth,
    ...(type === undefined ? {} : { type }),
    ...(left === undefined ? {} : { seen: valueOf(left) }),
    ...(right === undefined ? {} : { against: valueOf(right) }),
    ...(ranked === undefined ? {} : { ranked }),
    ...(held === undefined ? {} : { held }),
    ...(children.length === 0 ? {} : { parts: children.map((child) => conditionReasons(child, wording)) }),
  };
};

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | undefined): string | null => (at === undefined ? null : instant(at));

const valueOf = ({ value, type }: Seen): unknown => (value === null ? null : JSON.parse(jsonValue(type, value)));
