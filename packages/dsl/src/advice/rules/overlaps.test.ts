import { describe, expect, it } from 'vitest';
import { expectMarks } from '../../check/harness.js';
import { advised, told } from '../harness.js';

describe('an overlap of two cases', () => {
  it('is shown with a customer who meets both', () => {
    expectMarks(
      `
  tag 甲 { 低 when M < 1000  高 when M > 500 }
  //                         ^^ overlapping-cases
  tag 乙 { 低 when F <= 5  高 when F >= 5 }
  //                       ^^ overlapping-cases
`,
      advised,
    );
    expect(told('tag 甲 { 低 when M < 1000  高 when M > 500 }')).toEqual([
      '`高` and `低` overlap: a customer with `M = 600` meets both and gets `低`, which comes first; let one end where the other begins',
    ]);
  });

  it.each([
    ['of tiers', 'a when M > 1000  b when M > 500  c when M > 100'],
    ['of windows inside one another', 'a when joined in last 7d  b when joined in last 30d'],
    ['in a single amount or instant', 'a when M <= 100  b when M between 100 and 200'],
    ['in a single instant', 'a when R <= 90d  b when R >= 90d'],
    ['of cases about several things', 'a when M > 1000 and vip  b when F > 3 and vip'],
  ])('is not told %s', (_, cases) => {
    expect(told(`tag 甲 {\n${cases.replaceAll('  ', '\n')}\n}`)).toEqual([]);
  });
});
