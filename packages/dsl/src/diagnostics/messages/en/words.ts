import type { KindWord, ThingWord } from '../../codes/check.js';
import { code } from '../words.js';

/** `a`, `b` or `c`. */
export const or = (texts: readonly string[]): string => joined(texts, 'or');
/** `a`, `b` and `c`. */
export const and = (texts: readonly string[]): string => joined(texts, 'and');

const joined = (texts: readonly string[], word: string): string => {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`;
};

/** `; did you mean `a` or `b`?`, or nothing. */
export const didYouMean = (nearest: readonly string[]): string =>
  nearest.length === 0 ? '' : `; did you mean ${or(nearest.map(code))}?`;

export const KINDS: { readonly [K in KindWord]: string } = {
  number: 'a number',
  money: 'an amount of money',
  duration: 'a length of time',
  text: 'text',
  bool: 'a yes or no',
  date: 'a date',
  time: 'a point in time',
  enum: 'one of a fixed choice of values',
  set: 'a set of values',
  point: 'a place on the map',
  distance: 'a distance',
};

export const kinds = (words: readonly KindWord[]): string => or(words.map((word) => KINDS[word]));

export const THINGS: { readonly [T in ThingWord]: string } = {
  customer: 'the customer',
  value: 'a value',
  condition: 'a condition',
  'customer-field': 'a field of the customer',
  'event-field': 'a field of an event',
  event: 'an event',
  metric: 'a metric',
  tag: 'a tag',
  segment: 'a segment',
  list: 'a list',
};
