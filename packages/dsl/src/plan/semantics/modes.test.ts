import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, modeOf } from './modes.js';

describe('the order of values', () => {
  it('goes by size, whatever the form of a number, and by code point', () => {
    expect(compareValues(2, 10)).toBeLessThan(0);
    expect(compareValues(2 ** 53 - 1, 2n ** 53n)).toBeLessThan(0);
    expect(compareValues(2n ** 60n, 0.5)).toBeGreaterThan(0);
    expect(compareValues(3, 3)).toBe(0);
    expect(compareValues('10', '9')).toBeLessThan(0);
    // U+FF5E stands before U+1F375, though its UTF-16 unit does not.
    expect(compareValues('～', '🍵')).toBeLessThan(0);
  });
});

describe('the mode', () => {
  it('is the most frequent value', () => {
    expect(modeOf(['甲', '乙', '乙'], undefined)).toBe('乙');
    expect(modeOf([5, 7n, 7n], undefined)).toBe(7n);
    expect(modeOf(['甲', '甲', '乙'], ['乙', '甲'])).toBe('甲');
    expect(modeOf([], undefined)).toBe(undefined);
  });

  it('of equally frequent ones is the first declared, else the smallest', () => {
    expect(modeOf(['b', 'a', 'a', 'b'], ['b', 'a'])).toBe('b');
    expect(modeOf(['b', 'a'], undefined)).toBe('a');
    expect(modeOf(['a', 'b'], undefined)).toBe('a');
    expect(modeOf([10, 9], undefined)).toBe(9);
    // What is no longer declared comes last.
    expect(modeOf(['old', 'a'], ['a'])).toBe('a');
    expect(modeOf(['a', 'old'], ['a'])).toBe('a');
    expect(modeOf(['older', 'old'], ['a'])).toBe('old');
    expect(modeOf(['old', 'older'], ['a'])).toBe('old');
  });

  it('does not depend on the order', () => {
    const values = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, (found) => {
        const mode = modeOf(found, ['c', 'a', 'b', 'd']);
        expect(modeOf(found.toReversed(), ['c', 'a', 'b', 'd'])).toBe(mode);
        const count = (value: string | undefined) => found.filter((each) => each === value).length;
        expect(found.every((value) => count(value) <= count(mode))).toBe(true);
      }),
    );
  });
});
