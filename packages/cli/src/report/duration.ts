import type { DurationUnitName, Words } from '../words/index.js';

const UNITS: readonly (readonly [DurationUnitName, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
];

/**
 * Milliseconds in words: the largest unit, and the next one down that is not zero, so that what is longer than a round
 * length never looks equal to it: `90 days 1 ms`.
 */
export function durationInWords(ms: number, words: Words['units']): string {
  const sign = ms < 0 ? '-' : '';
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(words.duration(unit, amount));
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? words.duration('second', 0) : sign + parts.join(' ');
}
