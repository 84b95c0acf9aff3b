import { MAX_EXACT } from '../../catalog/types.js';

/** Sums of doubles are taken over millionths, so that their order cannot change the answer. */
export const SUM_SCALE = 6;
/** A product that would need more fraction digits than this is worked out in doubles. */
export const MAX_SCALE = 8;
/** An exact result beyond these is missing: what a 64-bit integer holds. */
export const MAX_INT64 = 9_223_372_036_854_775_807n;
export const MIN_INT64 = -MAX_INT64 - 1n;

/** `12.5` at scale 2 is 1250. Undefined where the text needs more digits, or is beyond what a fact may hold. */
export const toScaled = (decimal: string, scale: number): number | undefined => {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(decimal);
  if (match === null) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return undefined;
  const digits = BigInt((match[2] as string) + fraction.padEnd(scale, '0'));
  if (digits > BigInt(MAX_EXACT)) return undefined;
  return match[1] === '-' && digits !== 0n ? -Number(digits) : Number(digits);
};

/** 1250 at scale 2 is `12.5`. */
export const fromScaled = (value: number | bigint, scale: number): string => {
  const negative = value < 0;
  const digits = String(negative ? -BigInt(value) : BigInt(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

/** How many fraction digits a canonical decimal has. */
export const fractionDigits = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** Half away from zero. */
export const roundHalfAway = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
