import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('what a test gives to fields', () => {
  it('stands once for each field, under either name', () => {
    expectMarks(`
  test "fields" at 2026-06-01 {
    given customer { 城市 = 北京, city = 上海, name = 王一 }
  //                              ^^^^ assigned-twice
    given order { 实付 = 3, amount = 4, at = 3d ago, at = 4d ago }
  //                        ^^^^^^ assigned-twice
  //                                                 ^^ assigned-twice
    given order { 停留 = 3s, amuont = 3 }
  //              ^^^^ unknown-field
  //                         ^^^^^^ unknown-field
    given customer { at = 3d ago }
  //                 ^^ unknown-field
    expect vip
  }
`);
  });
});
