import type { Exact } from './exact.js';
import { compareText } from './texts.js';

/** The order of values of one kind: numbers by size, text by code point. */
export const compareValues = (a: string | Exact, b: string | Exact): number =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : a < b ? -1 : a > b ? 1 : 0;

/** The most frequent value; of several the one that was declared first, else the smallest. Undefined of nothing. */
export const modeOf = <V extends string | Exact>(
  values: Iterable<V>,
  declared: readonly string[] | undefined,
): V | undefined => {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: { readonly value: V; readonly count: number } | undefined;
  for (const [value, count] of counts) {
    if (best === undefined || count > best.count || (count === best.count && precedes(value, best.value, declared))) {
      best = { value, count };
    }
  }
  return best?.value;
};

const precedes = (a: string | Exact, b: string | Exact, declared: readonly string[] | undefined): boolean => {
  if (declared === undefined) return compareValues(a, b) < 0;
  const place = (value: string | Exact): number => {
    const index = declared.indexOf(String(value));
    return index === -1 ? declared.length : index;
  };
  return (place(a) - place(b) || compareValues(a, b)) < 0;
};
