import {
  type CaseSeen,
  conditionReasons,
  type ConditionSeen,
  type CustomerSeen,
  jsonValue,
  type Miss,
  nearestMiss,
  type NextChange,
  type Seen,
  segmentReasons,
  tagReasons,
  type AnswerTarget,
  type WordingOf,
} from '@tagwright/dsl';
import type { ReasonWords } from '../errors/codes/reasons.js';
import { instantText } from '../http/lists.js';

/** What the reasons of a customer's answers are drawn with. */
export interface Drawing {
  readonly wording: WordingOf;
  readonly words: ReasonWords;
  readonly next: (target: AnswerTarget) => NextChange;
}

/**
 * The reasons of a customer's tags and segments: condition trees with the values seen, what would take the least to come
 * out otherwise, and when and to what the clock alone turns each; in data, and beside it in words.
 */
export const shownReasons = ({ tags, segments }: CustomerSeen, drawing: Drawing) => ({
  tags: tags.map((seen) => ({
    ...tagReasons(seen, drawing.wording),
    nearest: nearestValue(seen.cases, drawing),
    next: nextValues(drawing.next({ tag: seen.tag.id }), drawing.words),
  })),
  segments: segments.map((seen) => ({
    ...segmentReasons(seen, drawing.wording),
    nearest: seen.member ? null : missesOf(undefined, seen.condition, drawing),
    next: nextMembership(drawing.next({ segment: seen.segment.id }), drawing.words),
  })),
});

/** Of the cases that would have come before the one that gives the value: the one that lacks the least. */
const nearestValue = (cases: readonly CaseSeen[], drawing: Drawing) => {
  const winner = cases.findIndex(({ gives }) => gives);
  // Whatever holds comes before a value that is only kept.
  const isKept = cases[winner]?.condition?.truth === false;
  const before = winner === -1 || isKept ? cases : cases.slice(0, winner);
  const [least] = before
    .flatMap(({ case: { value }, condition, gives }) => {
      const misses = condition === undefined || gives ? [] : nearestMiss(condition);
      return condition === undefined || misses.length === 0 ? [] : [{ value, condition, count: misses.length }];
    })
    .toSorted((a, b) => a.count - b.count);
  return least === undefined ? null : missesOf(least.value, least.condition, drawing);
};

const missesOf = (value: string | undefined, condition: ConditionSeen, { wording, words }: Drawing) => {
  const misses = nearestMiss(condition);
  return {
    ...(value === undefined ? {} : { value }),
    misses: misses.map(({ leaf, wanted, distance }) => ({
      ...conditionReasons(leaf, wording),
      wanted,
      ...(distance === undefined ? {} : { distance }),
    })),
    words: words.lacks(value, [...new Set(misses.map((miss) => missWords(miss, wording, words)))]),
  };
};

const missWords = ({ leaf, wanted }: Miss, wording: WordingOf, words: ReasonWords): string => {
  const said = words.condition(wording(leaf.node)?.text ?? leaf.node.kind, valueText(leaf.left), valueText(leaf.right));
  return wanted ? said : words.unlike(said);
};

/** For people: text without quotes, durations as rules write them. */
const valueText = (seen: Seen | undefined): string | undefined => {
  if (seen === undefined || seen.value === null) return undefined;
  const { type } = seen;
  const value = typeof seen.value === 'boolean' ? Number(seen.value) : seen.value;
  if (type.kind === 'duration') return durationText(Number(value));
  const data: unknown = JSON.parse(jsonValue(type, value));
  return typeof data === 'string' ? data : jsonValue(type, value);
};

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** `35d`, `2.5h`: the largest unit that there is at least one of. */
const durationText = (milliseconds: number): string => {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(milliseconds) >= each) ?? ['ms', 1];
  return `${Math.round((milliseconds / length) * 10) / 10}${unit}`;
};

const nextValues = (next: NextChange, words: ReasonWords) =>
  next.kind === 'none'
    ? null
    : { at: instantText(next.at), values: next.values, words: words.becomes(instantText(next.at), next.values) };

/** In a segment the engine says `['']` for in and `[]` for out. */
const nextMembership = (next: NextChange, words: ReasonWords) => {
  if (next.kind === 'none') return null;
  const [at, member] = [instantText(next.at), next.values.length > 0];
  return { at, member, words: member ? words.enters(at) : words.leaves(at) };
};
