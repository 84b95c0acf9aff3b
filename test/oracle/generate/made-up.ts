import type { Value } from '../model/index.js';
import type { Kind, KnownMetric, Scope } from './scope.js';

/** A value that was made up, and what later rules must know of it. */
export type MadeUp = Omit<KnownMetric, 'metric'> & { readonly value: Value };

/** Makes up a value of a kind, nested so deep; `undefined`: the book has nothing to make one of. */
export type MakeValue = (scope: Scope, kind: Kind, depth: number) => MadeUp | undefined;
/** The same at a place of its own. */
export type MakeInner = (kind: Kind) => MadeUp | undefined;

/** What there is to know of a value that is nothing special. */
export const NOTHING_SPECIAL = { values: [], recency: false, ranked: false, overall: false };

export function isNumber(kind: Kind): boolean {
  return kind === 'number' || kind === 'money' || kind === 'duration';
}

/** `-2` is written as the negative of 2. */
export function literal(decimal: string): Value {
  return decimal.startsWith('-')
    ? { kind: 'negate', operand: { kind: 'number', decimal: decimal.slice(1) } }
    : { kind: 'number', decimal };
}

/** A value made of another one. */
export function madeOf(inner: MadeUp | undefined, kind: Kind, value: (inner: Value) => Value): MadeUp | undefined {
  return inner && { ...inner, kind, values: [], recency: false, value: value(inner.value) };
}

/** A value made of two others. */
export function madeOfBoth(
  left: MadeUp | undefined,
  right: MadeUp | undefined,
  kind: Kind,
  value: (left: Value, right: Value) => Value,
): MadeUp | undefined {
  if (!left || !right) return undefined;
  const special = { ranked: left.ranked || right.ranked, overall: left.overall && right.overall };
  return { ...NOTHING_SPECIAL, ...special, kind, value: value(left.value, right.value) };
}
