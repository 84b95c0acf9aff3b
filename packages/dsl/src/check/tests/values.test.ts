import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('values that a test gives', () => {
  it('are written out, and of the type of their field', () => {
    expectMarks(`
  test "kinds" at 2026-06-01 {
    given customer { 姓名 = M, 城市 = "", 性别 = 男, 生日 = 1990-02-28, 年收入 = 12.34, vip = 是, joined = 2020-01-01, 积分 = -1.5 }
    given customer { joined = 2020-01-01 08:30, 生日 = 3y ago, 偏好渠道 = (线上, 门店), 位置 = (31.2, -121.5), 订阅邮件 = false }
    given order { 实付 = 3万, 数量 = 3, 已付 = 否, 送达 = 2h ago }
    given view { 停留 = 90s }
    given customer { 姓名 = 3 }
  //                        ^ number-against-text
    given customer { 性别 = 南 }
  //                        ^^ undeclared-value
    given customer { 等级 = 性别 }
  //                        ^^^^ test-value-not-written
    given customer { 生日 = 1990-02-28 10:00 }
  //                        ^^^^^^^^^^^^^^^^ mixed-kinds
    given customer { 生日 = 12h ago }
  //                        ^^^ clock-span-on-date
    given customer { 年收入 = 12.345 }
  //                          ^^^^^^ number-too-fine
    given order { 数量 = 1.5 }
  //                     ^^^ number-too-fine
    given customer { vip = 1 }
  //                       ^ mixed-kinds
    given customer { vip = M }
  //                       ^ test-value-not-written
    given customer { joined = 3d }
  //                          ^^ missing-ago
    given customer { joined = 3 }
  //                          ^ mixed-kinds
    given customer { 城市 = 3d ago }
  //                        ^^^^^^ mixed-kinds
    given customer { 城市 = (北京, 上海) }
  //                        ^^^^^^^^^^^^ several-values
    given customer { 偏好渠道 = 线上 }
    given customer { 偏好渠道 = (线上, 网上) }
  //                                   ^^^^ undeclared-value
    given customer { 位置 = (131.2, 121.5) }
  //                         ^^^^^ out-of-range
    given customer { 位置 = (31.2, 121.5, 3) }
  //                        ^^^^^^^^^^^^^^^^ point-needs-pair
    given customer { 位置 = 上海 }
  //                        ^^^^ point-needs-pair
    given customer { 位置 = (M, 3) }
  //                         ^ test-value-not-written
    given view { 停留 = 90 }
  //                    ^^ missing-unit
    given view { 停留 = 1mo }
  //                    ^^^ calendar-span
    given order { 实付 = 5 * 3 }
  //                     ^^^^^ test-value-not-written
    given order { 实付 = M }
  //                     ^ test-value-not-written
    given order { 实付 = "5" }
  //                     ^^^ mixed-kinds
    expect vip
  }
`);
  });

  it('are mended where a word is missing', () => {
    const before = 'test "a" at 2026-06-01 { given order { at = 3d }  expect did order }';
    expect(fixed(before, 'missing-ago')).toContain('at = 3d ago');
  });

  it('are mended where a date has a clock', () => {
    const before = 'test "a" at 2026-06-01 { given customer { 生日 = 1990-02-28 10:00 }  expect vip }';
    expect(fixed(before, 'mixed-kinds')).toContain('生日 = 1990-02-28 }');
  });
});
