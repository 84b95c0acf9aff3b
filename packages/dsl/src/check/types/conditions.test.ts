import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('conditions', () => {
  it('are not values, nor values conditions', () => {
    expectMarks(`
  segment a = M
  //          ^ value-as-condition
  segment b = vip and 订阅邮件
  segment c = (vip and 订阅邮件) + 1 > 2
  //           ^^^^^^^^^^^^^^^^ condition-as-value
  metric d = M > 3
  //         ^^^^^ condition-as-value
  segment e = 是 or 否
  segment f = 90d
  //          ^^^ value-as-condition
  segment g = 订单
  //          ^^^^ wrong-thing
  segment h = b
  //          ^ wrong-thing
  segment i = 会员等级
  //          ^^^^^^^^ wrong-thing
  segment j = tag 会员等级
  //          ^^^^^^^^^^^^ tag-as-value
  segment k = tag 会员等级 + 1 > 2
  //          ^^^^^^^^^^^^ tag-as-value
  tag 会员等级 = 高 when vip
`);
  });

  it('do not stand in a where if they are about the customer as a whole', () => {
    expectMarks(`
  tag 甲 = a when vip
  segment b = did order where tag 甲 = a
  //                          ^^^^^^ not-in-where
  segment c = did order where (amount > 5 or in segment b)
  //                                         ^^^^^^^^^^^^ not-in-where
  segment d = did order where (amount > 5 or did view)
  //                                         ^^^^^^^^ not-in-where
  segment e = did order where amount >= top20%
  //                                    ^^^^^^ not-in-where
  segment f = did any event in last 7d
  segment g = did any event where vip
  //                              ^^^ any-event-where
`);
  });

  it.each([['订单', 'did 订单']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'wrong-thing')).toBe(`segment a = ${after}`);
  });
});
