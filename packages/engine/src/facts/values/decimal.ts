import { MAX_EXACT, fromScaled, toScaled } from '@tagwright/dsl';
import { refuse, shown, type Refusal, type ValueReader } from './reader.js';

/** Digits that a double surely holds exactly. */
const SAFE_DIGITS = 15;
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * Decimals, held as integers at a scale: money as hundredths, `number` as millionths. What a decimal means is
 * `toScaled`'s to say; most cells are plain enough for a loop over their digits, ten times as fast.
 */
export const decimalReader = (type: 'money' | 'number', scale: number): ValueReader => ({
  width: 1,
  read: (text, row, at) => {
    const value = plainScaled(text, scale) ?? toScaled(completed(text), scale);
    if (value === undefined) return reasonAgainst(text, type, scale);
    row[at] = value;
    return undefined;
  },
});

/** Undefined: not plain, which is not to say wrong. */
export const plainScaled = (text: string, scale: number): number | undefined => {
  const length = text.length;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (length === start || length - start > SAFE_DIGITS) return undefined;
  let value = 0;
  let point = -1;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === POINT && point < 0 && index > start && index < length - 1) point = index;
    else if (code >= ZERO && code <= ZERO + 9) value = value * 10 + (code - ZERO);
    else return undefined;
  }
  const decimals = point < 0 ? 0 : length - point - 1;
  if (decimals > scale) return undefined;
  const scaled = value * (POWERS[scale - decimals] as number);
  if (scaled > MAX_EXACT) return undefined;
  // Without the sum a negative zero would come out.
  return start === 1 ? 0 - scaled : scaled;
};

/** Spaces around the number, and a fraction without its zero, as some databases write it. */
const completed = (text: string): string => text.trim().replace(/^([+-]?)\.(?=\d)/, '$10.');

const reasonAgainst = (text: string, type: 'money' | 'number', scale: number): Refusal => {
  const decimal = completed(text);
  const value = shown(text);
  if (!/^[+-]?\d+(\.\d*)?$/.test(decimal)) return refuse(scale === 0 ? 'not-an-integer' : 'not-a-number', { value });
  if (/\.\d*?[1-9]0*$/.test(decimal) && (decimal.split('.')[1] ?? '').replace(/0+$/, '').length > scale)
    return scale === 0
      ? refuse('not-an-integer', { value })
      : refuse('too-many-decimals', { value, type, limit: scale });
  return refuse('number-too-large', { value, limit: fromScaled(MAX_EXACT, scale) });
};
