import type { CaseSeen, ConditionSeen, CustomerSeen, NextChange, Seen, AnswerTarget } from '@tagwright/dsl';
import type { WordingOf } from '../../book/wording.js';
import { isoInstant } from '../instant.js';
import { jsonValue } from '../value.js';

type Next = (target: AnswerTarget) => NextChange;

/** The reasons as data: the same trees that are drawn for people, values as `run` prints them. */
export function jsonReasons(seen: CustomerSeen, wording: WordingOf, next: Next): string {
  const document = {
    formatVersion: 1,
    customer: seen.customer,
    asOf: isoInstant(seen.asOf),
    tags: seen.tags.map(({ tag, values, cases }) => ({
      name: tag.names[0],
      values,
      cases: cases.map((one) => caseOf(one, wording)),
      next: nextOf(next({ tag: tag.id })),
    })),
    segments: seen.segments.map(({ segment, member, condition }) => ({
      name: segment.names[0],
      member,
      condition: jsonCondition(condition, wording),
      next: nextMembership(next({ segment: segment.id })),
    })),
    metrics: Object.fromEntries(seen.metrics.map(({ metric, seen: value }) => [metric.names[0], valueOf(value)])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function caseOf({ case: { value, expires }, holds, gives, condition, last, until }: CaseSeen, wording: WordingOf) {
  const instant = (at: number | undefined): string | null => (at === undefined ? null : isoInstant(at));
  return {
    value,
    holds,
    gives,
    ...(condition === undefined ? {} : { condition: jsonCondition(condition, wording) }),
    ...(expires === undefined ? {} : { last: instant(last), until: instant(until) }),
  };
}

/** When and to what the clock alone turns it; null where nothing is in sight. */
const nextOf = (next: NextChange) => (next.kind === 'change' ? { at: isoInstant(next.at), values: next.values } : null);

/** In a segment the engine says `['']` for in and `[]` for out. */
const nextMembership = (next: NextChange) =>
  next.kind === 'change' ? { at: isoInstant(next.at), member: next.values.length > 0 } : null;

/** A condition tree as data. */
export function jsonCondition(seen: ConditionSeen, wording: WordingOf): object {
  const { node, truth, left, right, held, ranked, children } = seen;
  return {
    text: wording(node)?.text ?? null,
    truth,
    ...(left === undefined ? {} : { seen: valueOf(left) }),
    ...(right === undefined ? {} : { against: valueOf(right) }),
    ...(ranked === undefined ? {} : { ranked }),
    ...(held === undefined ? {} : { held }),
    ...(children.length === 0 ? {} : { parts: children.map((child) => jsonCondition(child, wording)) }),
  };
}

const valueOf = ({ value, type }: Seen): unknown => (value === null ? null : JSON.parse(jsonValue(type, value)));
