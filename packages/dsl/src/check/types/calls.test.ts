import { describe, expect, it } from 'vitest';
import { expectMarks, fixed } from '../harness.js';

describe('functions', () => {
  it('take what they can use', () => {
    expectMarks(`
  metric a = hour(joined) + weekday(birthday) + month(joined)
  metric b = hour(birthday)
  //              ^^^^^^^^ wrong-argument
  metric c = age(birthday) + age(joined)
  //                             ^^^^^^ wrong-argument
  metric d = since(birthday)
  //               ^^^^^^^^ wrong-argument
  metric e = since(joined, joined)
  //         ^^^^^^^^^^^^^^^^^^^^^ wrong-argument-count
  metric f = bucket(10, "盐") + bucket(1, "盐") + bucket(F, "盐")
  //                                   ^ out-of-range
  //                                                     ^ argument-not-constant
  metric g = score(M, 5) + score(M, 1) + score(姓名, 5) + score(M, F)
  //                                ^ out-of-range
  //                                           ^^^^ rank-wrong-kind
  //                                                               ^ argument-not-constant
  metric h = abs(M) + round(M / 3) + least(M, 100)
  metric i = least(M, F)
  //                  ^ mixed-kinds
  metric j = greatest(F, 100, M)
  //                          ^ mixed-kinds
  metric k = least(joined, last(order))
  metric l = abs(姓名)
  //             ^^^^ wrong-argument
  metric m = date(joined)
  metric n = date(birthday)
  //              ^^^^^^^^ wrong-argument
`);
  });

  it.each([['age(joined) > 18', 'age(date(joined)) > 18']])('is mended: %s', (before, after) => {
    expect(fixed(`segment a = ${before}`, 'wrong-argument')).toBe(`segment a = ${after}`);
  });
});
