import { describe, expect, it } from 'vitest';
import { given } from './world.harness.js';

const ORDERS = ['tw_eq', 'tw_lt', 'tw_le', 'tw_gt', 'tw_ge'];

describe('predicates', () => {
  const holds = given({ lists: { 大城: ['北京', '上海'] } });
  const orders = (a: unknown, b: unknown) => ORDERS.map((each) => holds(each, a, b));

  it('compare by size and by code point, and never with what is missing', () => {
    expect(orders(2, 10)).toEqual([false, true, true, false, false]);
    expect(orders(10, 2)).toEqual([false, false, false, true, true]);
    expect(orders(10, 10)).toEqual([true, false, true, false, true]);
    expect(orders('～', '🍵')).toEqual([false, true, true, false, false]);
    expect(orders(2 ** 53 - 1, 2n ** 53n)).toEqual([false, true, true, false, false]);
    expect([...orders(null, 1), ...orders(1, null), ...orders(null, null)]).not.toContain(true);
  });

  it('look for members', () => {
    expect([holds('tw_in', 1, [1, 2]), holds('tw_in', 3, [1, 2]), holds('tw_in', null, [1])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(holds('tw_in', null, [null])).toBe(false);
    expect(['北京', '成都', null].map((city) => holds('tw_in_list', city, '大城'))).toEqual([true, false, false]);
    expect(holds('tw_in_list', '北京', 'constructor')).toBe(false);
    expect([holds('tw_has_any', '["a","b"]', ['b', 'c']), holds('tw_has_all', '["a","b"]', ['b', 'c'])]).toEqual([
      true,
      false,
    ]);
    expect([holds('tw_has_all', '["a","b"]', ['b', 'a']), holds('tw_has_any', '[1,2]', [3])]).toEqual([true, false]);
    expect([holds('tw_has_any', null, ['a']), holds('tw_has_all', null, [])]).toEqual([false, false]);
  });

  it('look into text literally', () => {
    const whole = 'a%b_c';
    expect(['tw_contains', 'tw_starts', 'tw_ends'].map((each) => holds(each, whole, '%b'))).toEqual([
      true,
      false,
      false,
    ]);
    expect([holds('tw_starts', whole, 'a%'), holds('tw_ends', whole, '_c'), holds('tw_contains', whole, 'ab')]).toEqual(
      [true, true, false],
    );
    expect([holds('tw_contains', null, ''), holds('tw_contains', whole, ''), holds('tw_ends', 'a', 'ba')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('ask what is known, and how many hold', () => {
    expect([holds('tw_known', 0), holds('tw_known', ''), holds('tw_known', null)]).toEqual([true, true, false]);
    expect([holds('tw_holding', true, false, true), holds('tw_holding')]).toEqual([2, 0]);
  });
});
