import {
  type CaseSeen,
  conditionReasons,
  type ConditionSeen,
  type CustomerSeen,
  jsonValue,
  localInstant,
  type Miss,
  nearestCase,
  nearestMiss,
  type NextChange,
  type Seen,
  sameWords,
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
  /** The book's, by whose clock instants are said in words. */
  readonly zone: string;
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
    next: nextValues(drawing.next({ tag: seen.tag.id }), drawing),
  })),
  segments: segments.map((seen) => ({
    ...segmentReasons(seen, drawing.wording),
    nearest: seen.member ? null : missesOf(undefined, seen.condition, drawing),
    next: nextMembership(drawing.next({ segment: seen.segment.id }), drawing),
  })),
});

const nearestValue = (cases: readonly CaseSeen[], drawing: Drawing) => {
  const least = nearestCase(cases);
  return least === undefined ? null : missesOf(least.seen.case.value, least.condition, drawing);
};

const missesOf = (value: string | undefined, condition: ConditionSeen, drawing: Drawing) => {
  const { wording, words } = drawing;
  const misses = nearestMiss(condition);
  return {
    ...(value === undefined ? {} : { value }),
    misses: misses.map(({ leaf, wanted, distance }) => ({
      ...conditionReasons(leaf, wording),
      wanted,
      ...(distance === undefined ? {} : { distance }),
    })),
    words: words.lacks(value, [...new Set(misses.map((miss) => missWords(miss, condition, drawing)))]),
  };
};

/**
 * What is missed, as it was written. Nobody wrote the single parts of `did any event`, and `not did` is written as one with
 * what it denies: then what is missed is the whole of it, and it has to turn.
 */
const missWords = ({ leaf }: Miss, whole: ConditionSeen, drawing: Drawing): string => {
  const { wording, words } = drawing;
  const path = pathTo(leaf, whole);
  const isOwn = ({ node }: ConditionSeen, at: number): boolean => {
    const around = path[at - 1];
    return wording(node) !== undefined && (around === undefined || !sameWords(wording, around.node, node));
  };
  const written = path.findLast(isOwn) ?? leaf;
  const text = wording(written.node)?.text ?? '…';
  const hasValues = wording(leaf.node) !== undefined;
  const said = hasValues ? words.condition(text, valueText(leaf.left, drawing), valueText(leaf.right, drawing)) : text;
  return written.truth ? words.unlike(said) : said;
};

/** From the whole down to the leaf. */
const pathTo = (leaf: ConditionSeen, within: ConditionSeen): readonly ConditionSeen[] => {
  if (within === leaf) return [within];
  for (const child of within.children) {
    const path = pathTo(leaf, child);
    if (path.length > 0) return [within, ...path];
  }
  return [];
};

/** For people: text without quotes, durations as rules write them, instants by the book's clock. */
const valueText = (seen: Seen | undefined, { words, zone }: Drawing): string | undefined => {
  if (seen === undefined || seen.value === null) return undefined;
  const { type } = seen;
  const value = typeof seen.value === 'boolean' ? Number(seen.value) : seen.value;
  if (type.kind === 'duration') return durationText(Number(value), words);
  if (type.kind === 'time') return localInstant(Number(value), zone);
  const data: unknown = JSON.parse(jsonValue(type, value));
  return typeof data === 'string' ? data : jsonValue(type, value);
};

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** `35d`, `2.5h`, in the language's own units: the largest unit that there is at least one of. */
const durationText = (milliseconds: number, { units }: ReasonWords): string => {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(milliseconds) >= each) ?? (['ms', 1] as const);
  return `${Math.round((milliseconds / length) * 10) / 10}${units[unit]}`;
};

const nextValues = (next: NextChange, { words, zone }: Drawing) =>
  next.kind === 'none'
    ? null
    : { at: instantText(next.at), values: next.values, words: words.becomes(localInstant(next.at, zone), next.values) };

/** In a segment the engine says `['']` for in and `[]` for out. */
const nextMembership = (next: NextChange, { words, zone }: Drawing) => {
  if (next.kind === 'none') return null;
  const [at, member] = [instantText(next.at), next.values.length > 0];
  const when = localInstant(next.at, zone);
  return { at, member, words: member ? words.enters(when) : words.leaves(when) };
};
