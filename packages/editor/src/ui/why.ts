import type { Words } from '../words/index.js';
import type { ValueText, ValueType } from './value.js';

/** A condition with what came out of it for one customer, as the server tells reasons. */
export interface WhyNode {
  /** In its author's words; null for what the plan added itself. */
  readonly text: string | null;
  readonly kind: string;
  readonly truth: boolean;
  readonly type?: ValueType;
  readonly seen?: unknown;
  readonly against?: unknown;
  readonly ranked?: boolean;
  readonly held?: readonly string[];
  readonly parts?: readonly WhyNode[];
  /** Where it is written, for whoever marks it there. */
  readonly place?: { readonly file: string; readonly start: number; readonly end: number };
}

export interface WhyMiss extends WhyNode {
  readonly wanted: boolean;
  /** How far `seen` is from `against`, in the unit of their type. */
  readonly distance?: number;
}

export interface WhyNearest {
  readonly value?: string;
  readonly misses: readonly WhyMiss[];
  /** The same in a sentence. */
  readonly words?: string;
}

export interface WhyCase {
  readonly value: string;
  readonly holds: boolean;
  readonly gives: boolean;
  /** Left out for what an event gives. */
  readonly condition?: WhyNode;
  readonly last?: string | null;
  /** The last instant that keeps the value. */
  readonly until?: string | null;
}

/** Why somebody has the values of a tag. */
export interface TagReasons {
  readonly name: string;
  readonly values: readonly string[];
  readonly cases: readonly WhyCase[];
  readonly nearest: WhyNearest | null;
  readonly next: { readonly at: string; readonly values: readonly string[] } | null;
}

/** Why somebody is in a segment, or not. */
export interface SegmentReasons {
  readonly name: string;
  readonly member: boolean;
  readonly condition: WhyNode;
  readonly nearest: WhyNearest | null;
  readonly next: { readonly at: string; readonly member: boolean } | null;
}

/** A condition as it is drawn: what the plan added is folded into the words that it stands for. */
export interface WhyLine {
  readonly node: WhyNode;
  readonly text: string | null;
  readonly truth: boolean;
  readonly joined: 'and' | 'or' | 'at-least' | 'not' | undefined;
  /** The conditions whose values say it; of a line with parts none. */
  readonly leaves: readonly WhyNode[];
  readonly parts: readonly WhyLine[];
}

/** Folds `!=`, which is a `not` around what stands there, the halves of a `between`, and the many of `any event`. */
export const lineOf = (node: WhyNode): WhyLine => {
  const { text, truth, parts = [] } = node;
  const line = { node, text, truth };
  if (parts.length === 0) return { ...line, joined: undefined, leaves: [node], parts: [] };
  const isOwn = ({ text: own }: WhyNode): boolean => own !== null && own !== text;
  if (!parts.every(isOwn)) return { ...line, joined: undefined, leaves: telling(node), parts: [] };
  return { ...line, joined: joinOf(node.kind), leaves: [], parts: parts.map(lineOf) };
};

const joinOf = (kind: string): WhyLine['joined'] =>
  kind === 'and' || kind === 'or' || kind === 'at-least' || kind === 'not' ? kind : undefined;

/** The leaves that say most: all of what had to hold together; of what any one was enough of, one that made it so. */
const telling = (node: WhyNode): readonly WhyNode[] => {
  const { kind, truth, parts = [] } = node;
  if (parts.length === 0) return [node];
  const chosen = kind === 'or' ? parts.filter((part) => part.truth === truth).slice(0, 1) : parts;
  return (chosen.length === 0 ? parts.slice(0, 1) : chosen).flatMap(telling);
};

/** What a leaf looked at, in words: `现为 2，门槛 3`; empty where there is nothing to say. */
export const seenText = (leaf: WhyNode, words: Words['why'], value: ValueText): string => {
  const { kind, type, seen, against, ranked, held } = leaf;
  if (held !== undefined) return held.length === 0 ? words.hasNone : words.has(value(held));
  if (kind === 'segment') return seen === true || seen === 1 ? words.isIn : words.isOut;
  if (seen === undefined) return '';
  if (ranked === false) return seen === null ? words.unknown : `${words.now(value(seen, type))} · ${words.notRanked}`;
  if (seen === null) return type === 'time' && (kind === 'in-window' || kind === 'known') ? words.never : words.unknown;
  const now = value(seen, type);
  if (kind === 'rank')
    return against === undefined || against === null
      ? words.nobodyRanked
      : words.nowThreshold(now, value(against, type));
  if (type === 'time') return words.last(now);
  return against === undefined || against === null ? words.now(now) : words.nowAgainst(now, value(against, type));
};

/** All that a line's leaves say, each once. */
export const lineDetail = ({ leaves }: WhyLine, words: Words['why'], value: ValueText): string =>
  [...new Set(leaves.map((leaf) => seenText(leaf, words, value)))].filter((text) => text !== '').join(' · ');

/** What is missed, and by how much: `F >= top25%（还差 1）`. */
export const missText = (miss: WhyMiss, words: Words['why'], value: ValueText): readonly [string, string] => {
  const { text, wanted, distance, type } = miss;
  const condition = text ?? words.added;
  const unit = type === 'time' || type === 'date' ? 'duration' : type;
  return [
    wanted ? condition : words.mustNot(condition),
    distance === undefined || distance === 0 ? '' : words.short(value(distance, unit)),
  ];
};

/** When the clock alone turns a tag or a segment, in words; `asOf` is the instant of the answer. */
export const nextText = (
  { next }: Pick<TagReasons, 'next'> | Pick<SegmentReasons, 'next'>,
  asOf: string | number,
  words: Words['why'],
  value: ValueText,
): string => {
  if (next === null) return words.steady;
  const after = value(Math.max(1000, Date.parse(next.at) - new Date(asOf).getTime()), 'duration');
  if ('member' in next) return next.member ? words.enters(after) : words.leaves(after);
  return next.values.length === 0 ? words.loses(after) : words.becomes(after, value(next.values));
};
