import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('the steps of a test', () => {
  it('speak of things of the book', () => {
    expectMarks(`
  tag 风险 manual expires 1y { 高 低 }
  tag 档 = 大 when M > 3
  test "names" at 2026-06-01 {
    given customer { 城市 = 北京 }
    given order { at = 100d ago, 实付 = 5000 }
    given odrer {}
  //      ^^^^^ unknown-name
    given order { colour = 3, id = 4 }
  //              ^^^^^^ unknown-field
  //                          ^^ unknown-field
    given customer { 鞋码 = 43 }
  //                 ^^^^ unknown-field
    given tag 风险 = 高 since 10d ago
    given tag 风险 = 中 since 2026-01-01
  //                 ^^ undeclared-value
    given tag 档 = 大
  //          ^^ given-derived-tag
    given tag 险 = 高
  //          ^^ unknown-name
    after 1d tag 风险 = 低
    expect tag 档 = 大 and M >= 5800
    expect tag 档 = 小
  //                ^^ undeclared-value
    expect F
  //       ^ value-as-condition
    expect unknown = 3
  //       ^^^^^^^ unknown-name
  }
`);
  });

  it('happen where the clock stands after it has moved', () => {
    expectMarks(`
  tag 风险 manual expires 1y { 高 低 }
  test "clock" at 2026-06-01 {
    after 1d order { at = 2d ago }
  //                 ^^ time-after-clock
    after 1d customer { 城市 = 北京 }
    after 0d
  //      ^^ zero-span
    after 1mo tag 风险 = 高 since 3d ago
  //                              ^^^^^^ time-after-clock
    given order { at = 2d ago }
    expect did order
  }
`);
  });
});
