import { describe, expect, it } from 'vitest';
import { OPERATORS } from './index.js';
import { arithmetic } from './arithmetic.js';
import { given } from './world.harness.js';

describe('arithmetic', () => {
  const of = given();

  it('is missing with a missing operand', () => {
    expect(Object.keys(arithmetic).map((name) => OPERATORS[name]?.(undefined as never, null, 1))).toEqual(
      Object.keys(arithmetic).map(() => null),
    );
    expect([of('tw_add', 1, null), of('tw_least', 3, null, 2)]).toEqual([null, null]);
  });

  it('is exact', () => {
    expect([
      of('tw_add', 2, 3),
      of('tw_subtract', 2, 3),
      of('tw_multiply', 2, 3),
      of('tw_abs', -3),
      of('tw_abs', 3),
    ]).toEqual([5, -1, 6, 3, 3]);
    expect([of('tw_raise', 15, 2), of('tw_int64', 2n ** 63n), of('tw_int64', 4), of('tw_round', 15, 1)]).toEqual([
      1500,
      null,
      4,
      2,
    ]);
    expect([of('tw_least', 3, 1, 2), of('tw_greatest', 3, 1, 2), of('tw_least', '～', '🍵')]).toEqual([1, 3, '～']);
  });

  it('on doubles is that of IEEE, and missing where it is no number', () => {
    expect([of('tw_real', 125, 2), of('tw_divide', 1, 3), of('tw_divide', 1, 0), of('tw_divide', 0, 0)]).toEqual([
      1.25,
      1 / 3,
      null,
      null,
    ]);
    expect([of('tw_add_real', 0.1, 0.2), of('tw_subtract_real', 1, 0.9), of('tw_multiply_real', 0.1, 3)]).toEqual([
      0.1 + 0.2,
      1 - 0.9,
      0.1 * 3,
    ]);
    expect([of('tw_subtract_real', Infinity, Infinity), of('tw_multiply_real', Infinity, 0)]).toEqual([null, null]);
    expect([of('tw_negate_real', 1.5), of('tw_abs_real', -1.5), of('tw_round_real', 2.5, 0)]).toEqual([-1.5, 1.5, 3]);
  });
});
