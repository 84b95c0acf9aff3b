import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('a negation', () => {
  it('takes in who has no value, unless it is asked for', () => {
    expectMarks(`
  segment a = 城市 != 北京
  //          ^^^^^^^^^^^^ negation-of-missing
  segment b = 城市 not in (北京, 上海)
  //          ^^^^^^^^^^^^^^^^^^^^^^^^ negation-of-missing
  segment c = not 城市 = 北京
  //          ^^^^^^^^^^^^^^^ negation-of-missing
  segment d = not vip
  //          ^^^^^^^ negation-of-missing
  segment e = 姓名 not contains "王"
  //          ^^^^^^^^^^^^^^^^^^^^^^ negation-of-missing
  segment f = 城市 is known and 城市 != 北京
  segment g = 城市 is missing or 城市 != 北京
  segment h = F != 3
  segment i = 客单价 != 3
  //          ^^^^^^^^^^^ negation-of-missing
  segment j = not (城市 = 北京 and vip)
  segment k = not did order
  segment l = did order where channel != 线上
  //                          ^^^^^^^^^^^^^^^ negation-of-missing
  segment m = not 城市 != 北京
  segment n = joined not in last 30d
  //          ^^^^^^^^^^^^^^^^^^^^^^ negation-of-missing
`);
  });

  it('is left alone in what a test expects', () => {
    expectMarks(`
  test "t" at 2026-06-01 { given customer { 姓名 = 王一 }  expect 城市 != 北京 and not vip }
`);
  });

  it.each([
    ['vip and 城市 != 北京', 'vip and 城市 is known and 城市 != 北京'],
    ['not 城市 = 北京', '城市 is known and not 城市 = 北京'],
  ])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'negation-of-missing')).toBe(`segment a = ${after}`);
  });
});
