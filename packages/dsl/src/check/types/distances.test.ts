import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a distance', () => {
  it('is compared with kilometres, or ranked', () => {
    expectMarks(`
  metric 远近 = distance(位置, 31.2, 121.5)
  segment a = 远近 <= 5 and distance(位置, 31.2, 121.5) > 5公里 and 远近 <= bottom20% and 远近 between 1 and 5
  segment b = 远近 * 2 > 5
  //          ^^^^ distance-as-value
  segment c = 远近 = 5
  //          ^^^^ wrong-operand
  segment d = 远近 > M
  //          ^^^^^^^^ distance-as-value
  segment e = 远近 >= average
  //                  ^^^^^^^ rank-average-kind
  segment f = distance(位置, 121.5, 31.2) <= 5
  //                         ^^^^^ out-of-range
  segment g = distance(位置, 91, 181) <= 5
  //                         ^^ out-of-range
  segment h = distance(城市, 31, 121) <= 5
  //                   ^^^^ wrong-argument
  segment i = distance(位置, F, 121) <= 5
  //                         ^ argument-not-constant
`);
  });

  it.each([['distance(位置, 121.5, 31.2) <= 5', 'distance(位置, 31.2, 121.5) <= 5']])(
    'is mended: %s',
    (before, after) => {
      expect(fixed(`segment a = ${before}`, 'out-of-range')).toBe(`segment a = ${after}`);
    },
  );
});
