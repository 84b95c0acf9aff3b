import type { NumberLit, PercentLit } from '../../syntax/ast/index.js';

const SCALE_DIGITS = { '': 0, 万: 4, 亿: 8 } as const;

/** The decimal that a written number stands for: `1.5万` is `15000`, `20%` is `0.2`. */
export const decimalOf = (literal: NumberLit | PercentLit): string =>
  movePoint(literal.value, literal.kind === 'NumberLit' ? SCALE_DIGITS[literal.scale] : -2);

/** What the language keeps of a fraction. */
export const MOST_DIGITS = 6;

/** How many fraction digits a canonical decimal has. */
export const fractionDigits = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

const movePoint = (decimal: string, places: number): string => {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole.padStart(1 - places, '0') + fraction.padEnd(places, '0');
  const point = digits.length - Math.max(0, fraction.length - places);
  const head = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const tail = digits.slice(point).replace(/0+$/, '');
  return tail === '' ? head : `${head}.${tail}`;
};
