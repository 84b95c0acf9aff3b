import { describe, expect, it } from 'vitest';
import type { Scope } from '../emit/json-logic/operators/scope.js';
import { happened, NOW, world } from '../emit/json-logic/operators/world.harness.js';
import type { Rule } from '../emit/json-logic/rule.js';
import { compileOverall, compileRule } from './compile.js';

const order = [1, 2, 3].map((day) => happened(NOW - day, `o${String(day)}`, { amount: day })).toReversed();
const scope: Scope = { world: world({ events: { order }, customer: { id: 'c', fields: { city: '北京' } } }) };
const run = (rule: Rule): unknown => compileRule(rule, {})(scope);
const amounts: Rule = { map: [{ tw_events: ['order'] }, { tw_event_field: ['amount'] }] };

describe('compiled rules', () => {
  it('leave constants as they are', () => {
    expect([run(5), run('a'), run(null), run([1, 'b']), run({ unit: 'ms', ms: 5 } as Rule)]).toEqual([
      5,
      'a',
      null,
      [1, 'b'],
      { unit: 'ms', ms: 5 },
    ]);
  });

  it('join conditions', () => {
    expect([
      run({ and: [true, true, true] }),
      run({ and: [true, false] }),
      run({ or: [false, true] }),
      run({ or: [false, false, false] }),
    ]).toEqual([true, false, true, false]);
    expect([run({ '!': [false] }), run({ '!': true })]).toEqual([true, false]);
    const choice = (first: boolean, second: boolean): unknown => run({ if: [first, 'a', second, 'b', 'c'] });
    expect([choice(true, true), choice(false, true), choice(false, false), run({ if: [false, 'a', null] })]).toEqual([
      'a',
      'b',
      'c',
      null,
    ]);
  });

  it('go through events, and still see the customer', () => {
    const inBeijing: Rule = { tw_eq: [{ tw_customer_field: ['city'] }, '北京'] };
    const large: Rule = { and: [inBeijing, { tw_ge: [{ tw_event_field: ['amount'] }, 2] }] };
    expect(run({ tw_count: [{ filter: [{ tw_events: ['order'] }, large] }] })).toBe(2);
    expect(run({ tw_sum: [amounts] })).toBe(6);
    expect(run({ some: [{ tw_events: ['order'] }, { tw_eq: [{ tw_event_field: ['amount'] }, 3] }] })).toBe(true);
    const followed: Rule = {
      some: [
        { tw_later_events: ['order'] },
        { tw_gt: [{ tw_event_field: ['amount', 1] }, { tw_event_field: ['amount'] }] },
      ],
    };
    expect(run({ tw_count: [{ filter: [{ tw_events: ['order'] }, followed] }] })).toBe(2);
  });

  it('refuse what they do not know', () => {
    expect(() => run({ tw_unheard: [1] })).toThrow('no operator tw_unheard');
    expect(() => run({ var: 'a' })).toThrow('no operator var');
    expect(() => run({ tw_count: [{ merge: [[1], [2]] }] })).toThrow('no list of events');
  });

  it('compare numbers and texts, and nothing that is missing', () => {
    const compared = (left: Rule, right: Rule) =>
      ['tw_lt', 'tw_le', 'tw_eq', 'tw_ge', 'tw_gt'].map((operator) => run({ [operator]: [left, right] } as Rule));
    for (const [less, more] of [
      [1, 2],
      ['a', 'b'],
      // By code point: a character of two units comes after all of one.
      ['\uFFFD', '𠮷'],
    ] as const) {
      expect(compared(less, more)).toEqual([true, true, false, false, false]);
      expect(compared(more, more)).toEqual([false, true, true, true, false]);
      expect(compared(more, less)).toEqual([false, false, false, true, true]);
      expect([...compared(null, more), ...compared(less, null)]).toEqual(Array.from({ length: 10 }, () => false));
    }
  });

  it('compare the members of a list', () => {
    const city: Rule = { tw_customer_field: ['city'] };
    expect([
      run({ tw_in: [city, ['北京']] }),
      run({ tw_in: [city, ['上海']] }),
      run({ tw_in: [null, ['上海']] }),
    ]).toEqual([true, false, false]);
  });

  it('take one list over everybody in the order of time and id', () => {
    const other: Scope = {
      world: world({ events: { order: [happened(NOW - 3, 'o0', { amount: 9 }), happened(NOW, 'o9', { amount: 8 })] } }),
    };
    const over = (rule: Rule): unknown => compileOverall(rule, {})([scope, other]);
    expect([over({ tw_first: [amounts] }), over({ tw_last: [amounts] }), over({ tw_sum: [amounts] })]).toEqual([
      9, 8, 23,
    ]);
    expect([over({ tw_count: [{ tw_events: ['order'] }] }), compileOverall({ tw_sum: [amounts] }, {})([])]).toEqual([
      5, 0,
    ]);
  });
});
