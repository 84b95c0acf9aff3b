import { describe, expect, it } from 'vitest';
import { given } from './world.harness.js';

describe('aggregates', () => {
  const over = given();

  it('pass over what is missing', () => {
    const values = [3, null, 1, 3];
    const found = ['tw_count', 'tw_count_known', 'tw_sum', 'tw_min', 'tw_max', 'tw_distinct', 'tw_mode'];
    expect(found.map((each) => over(each, values))).toEqual([4, 3, 7, 1, 3, 2, 3]);
    expect([over('tw_min', [3, null]), over('tw_max', [-3, null]), over('tw_max', [null, -3])]).toEqual([3, -3, -3]);
    expect(['tw_first', 'tw_last'].map((each) => over(each, [null, 2, null]))).toEqual([null, null]);
    expect(['tw_first', 'tw_last'].map((each) => over(each, [1, 2, 5]))).toEqual([1, 5]);
  });

  it('of nothing are 0 or missing', () => {
    const zero = ['tw_count', 'tw_count_known', 'tw_sum', 'tw_distinct'].map((each) => over(each, []));
    const missing = ['tw_min', 'tw_max', 'tw_first', 'tw_last', 'tw_mode'].map((each) => over(each, []));
    expect([zero, missing]).toEqual([
      [0, 0, 0, 0],
      [null, null, null, null, null],
    ]);
  });

  it('order text by code point, and sum beyond 2^53', () => {
    expect(['tw_min', 'tw_max'].map((each) => over(each, ['～', '🍵']))).toEqual(['～', '🍵']);
    expect(over('tw_sum', [2 ** 53 - 1, 1])).toBe(2n ** 53n);
    expect(over('tw_sum', [2n ** 62n, 2n ** 62n])).toBe(null);
  });

  it('prefer the first declared of several modes', () => {
    expect([over('tw_mode', ['a', 'b'], ['b', 'a']), over('tw_mode', ['b', 'a'])]).toEqual(['b', 'a']);
  });
});
