import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageOf, cutPosition, type RankedValue, thetaOf } from './ranks.js';

const share = (numerator: number, denominator: number) => ({
  from: 'largest' as const,
  share: { numerator, denominator },
});

describe('the place of a threshold', () => {
  it('is ceil(N * p), exactly', () => {
    expect(cutPosition(share(1, 5), 10)).toBe(2);
    expect(cutPosition(share(1, 5), 11)).toBe(3);
    expect(cutPosition(share(1, 200), 1000)).toBe(5);
    expect(cutPosition(share(1, 200), 1001)).toBe(6);
    // 0.07 * 100 is 7.000000000000001 in doubles.
    expect(cutPosition(share(7, 100), 100)).toBe(7);
    expect(cutPosition(share(1, 1), 10)).toBe(10);
  });

  it('is at most the population, and nowhere without one', () => {
    expect(cutPosition({ from: 'smallest', count: 100 }, 7)).toBe(7);
    expect(cutPosition({ from: 'smallest', count: 3 }, 7)).toBe(3);
    expect(cutPosition(share(1, 5), 0)).toBe(0);
    expect(cutPosition({ from: 'largest', count: 3 }, 0)).toBe(0);
    expect(cutPosition(share(1, 5), 1)).toBe(1);
  });

  it('lies within the population for every share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 100_000 }), (population, parts) => {
        const position = cutPosition(share(parts, 100_000), population);
        expect(position).toBeGreaterThanOrEqual(1);
        expect(position).toBeLessThanOrEqual(population);
        expect(BigInt(position) * 100_000n).toBeGreaterThanOrEqual(BigInt(population) * BigInt(parts));
        expect(BigInt(position - 1) * 100_000n).toBeLessThan(BigInt(population) * BigInt(parts));
      }),
    );
  });
});

const ranked = (...values: (readonly [customer: string, value: number])[]): readonly RankedValue[] =>
  values.map(([customer, value]) => ({ customer, value }));

describe('a threshold', () => {
  const five = ranked(['a', 10], ['b', 30], ['c', 20], ['d', 20], ['e', 40]);

  it('is the k-th value from its own end, with the last customer in of those tied at it', () => {
    expect(thetaOf({ from: 'largest', count: 3 }, five)).toEqual({ customer: 'c', value: 20 });
    expect(thetaOf({ from: 'largest', count: 4 }, five)).toEqual({ customer: 'd', value: 20 });
    expect(thetaOf({ from: 'smallest', count: 2 }, five)).toEqual({ customer: 'c', value: 20 });
    expect(thetaOf(share(1, 2), five)).toEqual({ customer: 'c', value: 20 });
  });

  it('is nowhere where nobody is ranked, or none is wanted', () => {
    expect(thetaOf(share(1, 2), [])).toBe(undefined);
    expect(thetaOf({ from: 'largest', count: 0 }, five)).toBe(undefined);
  });
});

describe('an average', () => {
  it('is one division in the natural unit', () => {
    expect(averageOf([1, 2], 0)).toBe(1.5);
    expect(averageOf([100, 201], 2)).toBe(1.505);
    expect(averageOf([], 2)).toBe(null);
  });

  it('sums doubles in millionths', () => {
    expect(averageOf([0.1, 0.2], undefined)).toBe(0.15);
    expect(averageOf([0.000_000_4, 0.000_000_4], undefined)).toBe(0);
    // What leaves 64 bits in millionths is missing, and does not count.
    expect(averageOf([1e300, 4, 6], undefined)).toBe(5);
    expect(averageOf([1e300], undefined)).toBe(null);
  });

  it('is missing where the sum leaves 64 bits', () => {
    expect(averageOf([2n ** 62n, 2n ** 62n], 0)).toBe(null);
    expect(averageOf([2n ** 62n, 2n ** 62n, -(2n ** 62n)], 0)).toBe(2 ** 62 / 3);
  });
});
