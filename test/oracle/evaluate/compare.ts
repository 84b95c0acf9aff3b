import type { Relation } from '../model/index.js';
import { isNumeric, type Known } from './known.js';
import { compareNumbers } from './numbers.js';

/** By Unicode code point. */
export function compareText(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Negative: `left` is the smaller. Both sides are of one kind. */
export function compareKnown(left: Known, right: Known): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left.kind === 'date' && right.kind === 'date') return left.day - right.day;
  if (left.kind === 'time' && right.kind === 'time') return left.ms - right.ms;
  if (left.kind === 'bool' && right.kind === 'bool') return Number(left.bool) - Number(right.bool);
  if (left.kind === 'chord' && right.kind === 'chord') return left.squared - right.squared;
  // The first declared value is the highest.
  if (left.kind === 'enum' && right.kind === 'enum') {
    return left.declared.indexOf(right.text) - left.declared.indexOf(left.text);
  }
  if ('text' in left && 'text' in right) return compareText(left.text, right.text);
  throw new Error(`a ${left.kind} is compared with a ${right.kind}`);
}

export function relates(op: Relation, difference: number): boolean {
  switch (op) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}
