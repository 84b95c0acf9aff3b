import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('lists, ranges and text', () => {
  it('suit the value they are asked of', () => {
    expectMarks(`
  segment a = 城市 in (北京, 上海) and 性别 in (男, 女) and F in (1, 2) and birthday in (2000-01-01, 2001-01-01)
  segment b = 性别 in (男, 南)
  //                       ^^ undeclared-value
  segment c = F in (1, 北京)
  //                   ^^^^ unknown-name
  segment d = 城市 in 节日城市 and 性别 in 节日城市
  segment e = F in 节日城市
  //          ^ wrong-operand
  segment f = 城市 in 节日
  //                  ^^^^ unknown-name
  segment g = 城市 in M
  //                  ^ wrong-thing
  segment h = channels in (线上)
  //          ^^^^^^^^ wrong-operand
  segment i = F between 1 and 3 and R between 1mo and 3mo and M between 1 and 2万
  segment j = F between 1d and 3d
  //                    ^^ unexpected-unit
  //                           ^^ unexpected-unit
  segment k = vip between 1 and 2
  //          ^^^ wrong-operand
  segment l = 性别 between 男 and 女
  //          ^^^^ wrong-operand
  segment m = 姓名 contains 王 and 姓名 starts with "王" and 性别 contains 男
  segment n = F contains 3
  //          ^ wrong-operand
  segment o = M is known and 生日 is missing and tag 甲 is missing
  segment p = F in last 30d
  //          ^ window-needs-time
  segment q = did order where paid in last 30d
  //                          ^^^^ window-needs-time
  tag 甲 = a when vip
`);
  });

  it('ask a set for its members', () => {
    expectMarks(`
  segment a = channels has 线上 and channels has any of (线上, 门店)
  segment b = channels has 网上
  //                       ^^^^ undeclared-value
  segment c = channels has 性别
  //                       ^^^^ item-not-constant
  segment d = 城市 has 北京
  //          ^^^^ wrong-operand
`);
  });

  it.each([['did order where paid in last 30d', 'did order where paid = true in last 30d']])(
    'is mended: %s',
    (before, after) => {
      expect(fixed(`segment a = ${before}`, 'window-needs-time')).toBe(`segment a = ${after}`);
    },
  );
});
