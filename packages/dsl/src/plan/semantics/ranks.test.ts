import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPosition } from './ranks.js';

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
