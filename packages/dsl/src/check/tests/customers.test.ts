import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('the customers of a test', () => {
  it('are given before they are named', () => {
    expectMarks(`
  test "several" at 2026-06-01 {
    given customer 甲 {}
    given order for 甲 {}
    given order for 乙 {}
  //                ^^ unknown-test-customer
    given customer 乙 {}
    given order for 乙 {}
    after 1d customer 丙 {}
  //                  ^^ unknown-test-customer
    expect for 丁 did order
  //           ^^ unknown-test-customer
    expect for 甲 did order
  }
`);
  });

  it('are all named, unless one of them has no name', () => {
    expectMarks(`
  test "named" at 2026-06-01 {
    given customer 甲 {}
    given order {}
  //      ^^^^^ for-whom
    expect did order
  //       ^^^^^^^^^ for-whom
  }
  test "one without" at 2026-06-01 {
    given customer {}
    given customer 甲 {}
    given order {}
    expect did order
    expect for 甲 not did order
  }
`);
  });

  it('are mended by the nearest name', () => {
    const before = 'test "a" at 2026-06-01 { given customer 小王子 {}  expect for 小王字 vip }';
    expect(fixed(before, 'unknown-test-customer')).toContain('expect for 小王子 vip');
  });

  it.each([
    ['given order {}', 'expect for 甲 did order', 'given order for 甲 {}'],
    ['given order for 甲 {}', 'expect did order', 'expect for 甲 did order'],
  ])('are mended by a name: %s %s', (given, expected, mended) => {
    const before = `test "a" at 2026-06-01 { given customer 甲 {}  ${given}  ${expected} }`;
    expect(fixed(before, 'for-whom')).toContain(mended);
  });
});
