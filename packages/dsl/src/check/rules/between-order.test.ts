import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('between', () => {
  it('names the lower end first', () => {
    expectMarks(`
  segment a = F between 5 and 3
  //                    ^^^^^^^ empty-range
  segment b = F between 3 and 3
  segment c = R between 2w and 10d
  //                    ^^^^^^^^^^ empty-range
  segment d = birthday between 2000-01-01 and 1990-01-01
  //                           ^^^^^^^^^^^^^^^^^^^^^^^^^ empty-range
  segment e = M between 1万 and 2000
  //                    ^^^^^^^^^^^^ empty-range
  segment f = F between 客单价 and 3
  //                    ^^^^^^ mixed-kinds
`);
  });

  it.each([
    ['F between 5 and 3', 'F between 3 and 5'],
    ['R 介于 2周 与 10天', 'R 介于 10天 与 2周'],
  ])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'empty-range')).toBe(`segment a = ${after}`);
  });
});
