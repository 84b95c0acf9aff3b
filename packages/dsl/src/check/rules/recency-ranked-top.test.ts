import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a recency ranked top', () => {
  it('is the longest ago', () => {
    expectMarks(`
  segment a = R >= top20%
  //               ^^^^^^ recency-ranked-top
  segment b = R <= bottom20%
  segment c = since(joined) > top 100
  //                          ^^^^^^^ recency-ranked-top
  segment d = M >= top20%
  segment e = R <= top20%
  segment f = R >= p95
`);
  });

  it.each([
    ['R >= top20%', 'R <= bottom20%'],
    ['R > top 5', 'R < bottom 5'],
  ])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'recency-ranked-top')).toBe(`segment a = ${after}`);
  });

  it('is mended in the words of the file', () => {
    expect(fixed('人群 甲 = R >= 前20%', 'recency-ranked-top')).toBe('人群 甲 = R <= 后20%');
    expect(fixed('人群 甲 = R >= 前5名', 'recency-ranked-top')).toBe('人群 甲 = R <= 后5名');
  });
});
