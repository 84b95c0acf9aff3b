import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('ranks', () => {
  it('are of numbers, lengths, times and distances of the customer', () => {
    expectMarks(`
  segment a = M >= top20% and R <= bottom20% and joined >= top 100 and birthday <= median
  segment b = 姓名 >= top20%
  //          ^^^^ rank-wrong-kind
  segment c = vip >= top20%
  //          ^^^ rank-wrong-kind
  segment d = M >= top20% per 城市 and M >= top20% per 性别 and M >= top20% per vip
  segment e = M >= top20% per M
  //                          ^ per-wrong-field
  segment f = M >= top20% per 年收入
  //                          ^^^^^^ per-wrong-field
  segment g = M >= top20% per 街道
  //                          ^^^^ unknown-name
  segment h = M >= top20% among (城市 = 北京 and F)
  //                                             ^ value-as-condition
  segment i = 城市 >= 上海 and 客单价 >= p95
`);
  });
});
