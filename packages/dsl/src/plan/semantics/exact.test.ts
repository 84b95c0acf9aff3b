import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExact,
  type Exact,
  exactOf,
  ExactSum,
  multiplyExact,
  raiseExact,
  realOf,
  roundExact,
  roundReal,
  subtractExact,
  withinInt64,
} from './exact.js';
import { MAX_INT64, MIN_INT64 } from './numbers.js';

/** Around the ends of what is safe and of 64 bits, and anywhere between. */
const edge = fc
  .tuple(fc.constantFrom(0n, 2n ** 53n, -(2n ** 53n), MAX_INT64, MIN_INT64), fc.bigInt({ min: -3n, max: 3n }))
  .map(([base, off]) => base + off)
  .filter((value) => value <= MAX_INT64 && value >= MIN_INT64);
const integer = fc.oneof(
  edge,
  fc.bigInt({ min: MIN_INT64, max: MAX_INT64 }),
  fc.bigInt({ min: -10_000n, max: 10_000n }),
);
const inRange = (value: bigint): Exact | null => (value > MAX_INT64 || value < MIN_INT64 ? null : exactOf(value));

describe('exact integers', () => {
  it('have one form each', () => {
    expect(exactOf(2n ** 53n - 1n)).toBe(2 ** 53 - 1);
    expect(exactOf(2n ** 53n)).toBe(2n ** 53n);
    expect(exactOf(-(2n ** 53n) + 1n)).toBe(-(2 ** 53) + 1);
    expect(exactOf(-(2n ** 53n))).toBe(-(2n ** 53n));
  });

  it('add, subtract and multiply exactly, and are missing beyond 64 bits', () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(addExact(exactOf(a), exactOf(b))).toBe(inRange(a + b));
        expect(subtractExact(exactOf(a), exactOf(b))).toBe(inRange(a - b));
        expect(multiplyExact(exactOf(a), exactOf(b))).toBe(inRange(a * b));
      }),
      { numRuns: 1000 },
    );
  });

  it('have no negative zero', () => {
    const results = [
      multiplyExact(0, -5),
      multiplyExact(-(2n ** 60n), 0),
      addExact(-0, -0),
      subtractExact(0, 0),
      subtractExact(-0, 0),
      raiseExact(-0, 2),
      roundExact(-4, 1),
      roundReal(-0.1, 0),
    ];
    expect(results.map((value) => Object.is(value, 0))).toEqual(results.map(() => true));
  });

  it('are brought to a finer scale beyond 64 bits too, and held back where that is asked', () => {
    expect(raiseExact(15, 2)).toBe(1500);
    expect(raiseExact(1500, 2)).toBe(150_000);
    expect(raiseExact(exactOf(2n ** 53n + 1n), 0)).toBe(2n ** 53n + 1n);
    expect(raiseExact(exactOf(MAX_INT64), 2)).toBe(MAX_INT64 * 100n);
    expect(raiseExact(2 ** 53 - 1, 1)).toBe((2n ** 53n - 1n) * 10n);
    expect(withinInt64(MAX_INT64 * 100n)).toBe(null);
    expect(withinInt64(MIN_INT64)).toBe(MIN_INT64);
    expect(withinInt64(7)).toBe(7);
  });

  it('are rounded half away from zero', () => {
    expect([14, 15, 16, -14, -15, -16].map((value) => roundExact(value, 1))).toEqual([1, 2, 2, -1, -2, -2]);
    fc.assert(
      fc.property(integer, fc.integer({ min: 1, max: 8 }), (value, digits) => {
        const divisor = 10n ** BigInt(digits);
        const rounded = BigInt(roundExact(exactOf(value), digits));
        const off = rounded * divisor - value;
        const distance = off < 0n ? -off : off;
        const isTie = distance * 2n === divisor;
        expect([distance * 2n <= divisor, !isTie || rounded * divisor > value === value > 0n]).toEqual([true, true]);
      }),
    );
  });
});

describe('doubles', () => {
  it('come of one division', () => {
    expect(realOf(12_345, 2)).toBe(123.45);
    expect(realOf(2n ** 63n - 1n, 0)).toBe(2 ** 63);
  });

  it('are rounded half away from zero, and missing from 2^63 on', () => {
    expect([0.5, 1.4, 2.5, -0.5, -2.5].map((value) => roundReal(value, 0))).toEqual([1, 1, 3, -1, -3]);
    expect(roundReal(1.000_000_4, 6)).toBe(1_000_000);
    expect([2 ** 63, -(2 ** 63), Infinity, NaN].map((value) => roundReal(value, 0))).toEqual([null, null, null, null]);
    expect(roundReal(2 ** 62, 0)).toBe(2n ** 62n);
  });
});

describe('a sum', () => {
  it('keeps apart what a double would round', () => {
    const sum = new ExactSum();
    for (const value of [-(2 ** 53) + 1, exactOf(2n ** 53n + 1n), 5]) sum.add(value);
    expect(sum.total()).toBe(7);
  });

  it('is exact however large it is on the way', () => {
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 12 }), (values) => {
        const sum = new ExactSum();
        for (const value of values) sum.add(exactOf(value));
        expect(sum.total()).toBe(inRange(values.reduce((total, value) => total + value, 0n)));
      }),
      { numRuns: 500 },
    );
  });
});
