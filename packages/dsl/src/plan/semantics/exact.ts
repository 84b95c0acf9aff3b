import { MAX_INT64, MIN_INT64, roundHalfAway } from './numbers.js';

/**
 * An exact integer at some decimal scale: a number while it is safe, a BigInt beyond 2^53 - 1. Every integer has one
 * form only, so that equal values are equal keys; `<` compares the two forms exactly.
 */
export type Exact = number | bigint;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** An integer of any size in its one form. */
export const exactOf = (value: bigint): Exact => (value <= MAX_SAFE && value >= -MAX_SAFE ? Number(value) : value);

/** What a 64-bit integer cannot hold is missing. */
const held = (value: bigint): Exact | null => (value > MAX_INT64 || value < MIN_INT64 ? null : exactOf(value));

/** A safe result of plain arithmetic is the exact one; zero has no sign. */
const isSafe = (value: number): boolean => Number.isSafeInteger(value);

export const addExact = (a: Exact, b: Exact): Exact | null => {
  const plain = Number(a) + Number(b);
  return isSafe(plain) && typeof a === 'number' && typeof b === 'number' ? plain + 0 : held(BigInt(a) + BigInt(b));
};

export const subtractExact = (a: Exact, b: Exact): Exact | null => {
  const plain = Number(a) - Number(b);
  return isSafe(plain) && typeof a === 'number' && typeof b === 'number' ? plain + 0 : held(BigInt(a) - BigInt(b));
};

export const multiplyExact = (a: Exact, b: Exact): Exact | null => {
  const plain = Number(a) * Number(b);
  // A factor beyond what is safe takes any product there but 0.
  return isSafe(plain) ? plain + 0 : held(BigInt(a) * BigInt(b));
};

/** An integer brought to a scale that is finer by so many digits. It may pass 64 bits on its way to a comparison or a sum. */
export const raiseExact = (value: Exact, digits: number): Exact => {
  const plain = Number(value) * 10 ** digits;
  return isSafe(plain) ? plain + 0 : exactOf(BigInt(value) * 10n ** BigInt(digits));
};

/** Missing beyond 64 bits. */
export const withinInt64 = (value: Exact): Exact | null => (typeof value === 'number' ? value : held(value));

/** An integer brought to a scale that is coarser by so many digits, half away from zero. */
export const roundExact = (value: Exact, digits: number): Exact => {
  const divisor = 10n ** BigInt(digits);
  const whole = BigInt(value);
  const size = ((whole < 0n ? -whole : whole) * 2n + divisor) / (divisor * 2n);
  return exactOf(whole < 0n ? -size : size);
};

/** 2^63: the first double that a 64-bit integer cannot hold. */
const BEYOND_INT64 = 2 ** 63;

/** The integer nearest to a double at a scale, half away from zero; missing beyond 64 bits. */
export const roundReal = (value: number, scale: number): Exact | null => {
  const rounded = roundHalfAway(value * 10 ** scale);
  return Math.abs(rounded) < BEYOND_INT64 ? exactOf(BigInt(rounded)) : null;
};

/** The double nearest to an exact number, by one division. */
export const realOf = (value: Exact, scale: number): number => Number(value) / 10 ** scale;

/** A sum of integers, exact however large it is on the way; missing if it ends beyond 64 bits. */
export class ExactSum {
  #plain = 0;
  #beyond = 0n;

  add(value: Exact): void {
    const next = this.#plain + Number(value);
    if (typeof value === 'number' && isSafe(next)) this.#plain = next;
    else this.#beyond += BigInt(value);
  }

  total(): Exact | null {
    return held(this.#beyond + BigInt(this.#plain));
  }
}
