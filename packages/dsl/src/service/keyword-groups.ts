import type { KeywordId } from '../syntax/index.js';

/** Keywords by the places that they stand in: what completion offers there, and colours tell apart. */

export const AGGREGATE_WORDS: readonly KeywordId[] = [
  'count', 'sum', 'avg', 'min', 'max', 'first', 'last', 'distinct', 'mode', 'share', 'days',
]; // prettier-ignore
export const FUNCTION_WORDS: readonly KeywordId[] = [
  'since', 'until', 'age', 'anniversary', 'hour', 'weekday', 'day', 'month', 'year', 'date', 'distance', 'bucket',
  'score', 'abs', 'round', 'least', 'greatest',
]; // prettier-ignore
export const TYPE_WORDS: readonly KeywordId[] = [
  'text', 'integer', 'number', 'money', 'bool', 'date', 'time', 'duration', 'point', 'oneOf', 'setOf',
]; // prettier-ignore
export const DECLARATION_WORDS: readonly KeywordId[] = [
  'tag', 'segment', 'metric', 'test', 'event', 'customer', 'list', 'timezone',
]; // prettier-ignore
export const FLAG_WORDS: readonly KeywordId[] = ['many', 'ordered', 'manual', 'expires'];
export const TEST_WORDS: readonly KeywordId[] = ['given', 'after', 'expect'];
