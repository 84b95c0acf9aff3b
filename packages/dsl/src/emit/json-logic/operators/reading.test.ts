import { describe, expect, it } from 'vitest';
import { given, happened, NOW, world } from './world.harness.js';

describe('reading', () => {
  it('finds own properties alone, in their one form', () => {
    const read = given({
      customer: { id: 'c1', fields: { city: '北京', yes: true, no: false, wide: 5n, none: null } },
    });
    const cells = ['city', 'yes', 'no', 'wide', 'none', 'absent', 'constructor', '__proto__'];
    expect(cells.map((name) => read('tw_customer_field', name))).toEqual(['北京', 1, 0, 5, null, null, null, null]);
    expect([read('tw_customer_id'), read('tw_now')]).toEqual(['c1', NOW]);
  });

  it('finds the event at hand, and those that it is seen from', () => {
    const [first, second, third] = [1, 2, 3].map((at) => happened(at, 'e', { item: `i${String(at)}` }));
    const scope = { world: world(), event: first } as never;
    const read = given({}, { event: third as never, outer: { world: world(), event: second as never, outer: scope } });
    expect([0, 1, 2].map((up) => read('tw_event_field', 'item', up))).toEqual(['i3', 'i2', 'i1']);
    expect([read('tw_event_time'), read('tw_event_time', 2), read('tw_event_field', 'none')]).toEqual([3, 1, null]);
    expect(() => read('tw_event_time', 3)).toThrow('outside an aggregate');
    expect(() => read('tw_event_time', 5)).toThrow('outside an aggregate');
    expect(() => given()('tw_event_field', 'item')).toThrow('outside an aggregate');
  });

  it('finds what was worked out or given', () => {
    const read = given({
      columns: { c0: 7 },
      histories: { h0: null, h1: NOW },
      tags: { t0: ['甲', '乙'] },
      segments: { s0: true, s1: false },
      handSet: { t1: ['高'] },
      thresholds: [
        { rank: 'r0', group: null, theta: 5n, tie: 'c9' },
        { rank: 'r1', group: '北京', theta: 8, tie: null },
      ],
    });
    expect([read('tw_column', 'c0'), read('tw_column', 'c1'), read('tw_history', 'h0')]).toEqual([7, null, null]);
    expect([read('tw_history', 'h1'), read('tw_history', 'h2')]).toEqual([NOW, null]);
    expect([read('tw_tag', 't0', ['乙']), read('tw_tag', 't0', ['丙']), read('tw_tag', 't9', ['乙'])]).toEqual([
      true,
      false,
      false,
    ]);
    expect([read('tw_segment', 's0'), read('tw_segment', 's1'), read('tw_segment', 's9')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([read('tw_hand_set', 't1'), read('tw_hand_set', 't1', '高'), read('tw_hand_set', 't1', '低')]).toEqual([
      '高',
      true,
      false,
    ]);
    expect([read('tw_hand_set', 't2'), read('tw_hand_set', 't2', '高')]).toEqual([null, false]);
    expect([read('tw_threshold', 'r0'), read('tw_tie', 'r0')]).toEqual([5, 'c9']);
    expect(['北京', '上海'].map((group) => read('tw_threshold', 'r1', group))).toEqual([8, null]);
    expect([read('tw_threshold', 'r1'), read('tw_tie', 'r1', '北京')]).toEqual([null, null]);
    expect([read('tw_threshold', 'r9'), read('tw_tie', 'r9')]).toEqual([null, null]);
  });
});
