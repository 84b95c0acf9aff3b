import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('exactly', () => {
  it('ends ties in top N and bottom N, seen from their own end', () => {
    expectMarks(`
  segment a = M >= top 100 exactly
  segment b = M <= bottom 100 exactly
  segment c = M > top 100 exactly
  //              ^^^^^^^^^^^^^^^ exactly-wrong-direction
  segment d = M <= top 100 exactly
  //               ^^^^^^^^^^^^^^^ exactly-wrong-direction
  segment e = M >= top20% exactly
  //               ^^^^^^^^^^^^^^ exactly-without-count
`);
  });

  it.each([
    ['M < top 100 exactly', 'M >= top 100 exactly'],
    ['M >= bottom 5 exactly', 'M <= bottom 5 exactly'],
  ])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'exactly-wrong-direction')).toBe(`segment a = ${after}`);
  });
});
