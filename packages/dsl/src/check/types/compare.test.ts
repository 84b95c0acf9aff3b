import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('comparisons', () => {
  it('are of one kind', () => {
    expectMarks(`
  segment a = M > 2w
  //              ^^ unexpected-unit
  segment b = M > 30d
  //              ^^^ unexpected-unit
  segment c = R > 90
  //              ^^ missing-unit
  segment d = R > 90d and M > 100 and F > 3 and R > 3mo
  segment e = F > M
  //              ^ mixed-kinds
  segment f = joined > 90d
  //          ^^^^^^ time-against-span
  segment g = joined >= 2026-01-01 and joined < 2026-01-01 10:00 and birthday >= 2000-01-01
  segment h = birthday > 2000-01-01 10:00
  //                     ^^^^^^^^^^^^^^^^ mixed-kinds
  segment i = birthday > joined
  //                     ^^^^^^ mixed-kinds
  segment j = joined > birthday
  //                   ^^^^^^^^ mixed-kinds
  segment k = 姓名 = 100
  //                 ^^^ number-against-text
  segment l = 订阅邮件 > 是
  //          ^^^^^^^^ wrong-operand
  segment m = channels = 线上
  //          ^^^^^^^^ wrong-operand
  segment n = 位置 = 位置
  //          ^^^^ wrong-operand
  segment o = 3 < F and 90d < R and 3mo < R
  segment p = 性别 > 5
  //                 ^ undeclared-value
  segment q = F > 3mo
  //              ^^^ unexpected-unit
  segment r = last(order) - first(order) > 3mo
  //                                       ^^^ calendar-span
  segment s = 姓名 > "王" and 姓名 = 城市
`);
  });

  it('take a bare word for a value, then a name, then text', () => {
    expectMarks(`
  segment a = 性别 = 男 and 性别 = "女"
  segment b = 性别 = 南
  //                 ^^ undeclared-value
  segment c = 等级 >= 银 and 等级 < 金
  segment d = 等级 >= 等级
  //          ^^^^^^^^^^^^ order-needs-value
  segment e = 城市 = 省份 and 城市 = "省份" and 城市 = 沈阳
  segment f = M > 客单价 and M > "客单价" and M > 客单
  //                                              ^^^^ unknown-name
  segment g = 谁 = 北京
  //          ^^ unknown-name
  segment h = 等级 = 性别
`);
  });

  it.each([['M > 2w', 'M > 2万']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'unexpected-unit')).toBe(`segment a = ${after}`);
  });

  it.each([['R > 90', 'R > 90d']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'missing-unit')).toBe(`segment a = ${after}`);
  });

  it.each([['joined > 90d', 'since(joined) > 90d']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'time-against-span')).toBe(`segment a = ${after}`);
  });

  it.each([['姓名 = 100', '姓名 = "100"']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'number-against-text')).toBe(`segment a = ${after}`);
  });

  it.each([['channels = 线上', 'channels has 线上']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'wrong-operand')).toBe(`segment a = ${after}`);
  });

  it('keep to the words of the file', () => {
    expect(fixed('人群 甲 = R > 90', 'missing-unit')).toBe('人群 甲 = R > 90天');
    expect(fixed('人群 甲 = 注册时间 > 90天', 'time-against-span')).toBe('人群 甲 = 距今(注册时间) > 90天');
  });
});
