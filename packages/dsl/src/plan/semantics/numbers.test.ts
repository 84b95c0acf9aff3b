import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionDigits, fromScaled, MAX_INT64, MIN_INT64, roundHalfAway, toScaled } from './numbers.js';

describe('exact decimals', () => {
  it('are integers at a scale', () => {
    expect(toScaled('12.5', 2)).toBe(1250);
    expect(toScaled('-0.01', 2)).toBe(-1);
    expect(toScaled('7', 0)).toBe(7);
    expect(toScaled('12.5000', 2)).toBe(1250);
    expect(toScaled('12.', 2)).toBe(1200);
    expect(toScaled('+1', 2)).toBe(100);
    expect(toScaled('-0', 2)).toBe(0);
    expect(Object.is(toScaled('-0.00', 2), 0)).toBe(true);
  });

  it('refuse more digits than the scale, more than 2^53 - 1, and what is no number', () => {
    expect(toScaled('0.005', 2)).toBeUndefined();
    expect(toScaled('9007199254740991', 0)).toBe(9007199254740991);
    expect(toScaled('9007199254740992', 0)).toBeUndefined();
    expect(toScaled('90071992547409.92', 2)).toBeUndefined();
    for (const text of ['', '.', '.5', '1e3', '1,000', ' 1', '0x10', 'NaN'])
      expect(toScaled(text, 2), text).toBeUndefined();
  });

  it('read back what was written', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }), (value, scale) => {
        expect(toScaled(fromScaled(value, scale), scale)).toBe(value === 0 ? 0 : value);
      }),
    );
    expect(fromScaled(-5, 2)).toBe('-0.05');
    expect(fromScaled(0, 2)).toBe('0');
    expect(fromScaled(MIN_INT64, 2)).toBe('-92233720368547758.08');
    expect(fromScaled(1_000_000, 6)).toBe('1');
    expect(fractionDigits('12.345')).toBe(3);
    expect(fractionDigits('12')).toBe(0);
  });
});

describe('the ends of 64 bits', () => {
  it('are those of integers with a sign', () => {
    expect([MIN_INT64, MAX_INT64]).toEqual([-(2n ** 63n), 2n ** 63n - 1n]);
  });
});

describe('rounding', () => {
  it('goes half away from zero', () => {
    expect([0.5, 1.5, -0.5, -1.5, 2.4, -2.6].map(roundHalfAway)).toEqual([1, 2, -1, -2, 2, -3]);
  });
});
