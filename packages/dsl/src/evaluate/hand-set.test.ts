import { describe, expect, it } from 'vitest';
import type { HandSet } from '../plan/facts.js';
import type { PlanTag } from '../plan/types.js';
import { handSetAt } from './hand-set.js';

const tagOf = (more: Partial<PlanTag> = {}): PlanTag => ({
  id: 't0',
  names: ['风险', 'risk'],
  exclusive: true,
  ordered: true,
  manual: true,
  values: ['高', '中', '低'],
  cases: [],
  otherwise: undefined,
  stratum: 0,
  ...more,
});
const set = (value: string, from: number, until?: number, tag = '风险'): HandSet => ({ tag, value, from, until });
const values = (tag: PlanTag, sets: readonly HandSet[], at: number) =>
  handSetAt(tag, sets, at, 'Asia/Shanghai').map(({ value }) => value);

describe('hand-set values', () => {
  it('hold from their setting until they are taken away', () => {
    const sets = [set('高', 10, 20)];
    expect([9, 10, 19, 20].map((at) => values(tagOf(), sets, at))).toEqual([[], ['高'], ['高'], []]);
    expect(handSetAt(tagOf(), sets, 15, 'UTC')).toEqual([{ value: '高', since: 10, until: 19 }]);
    expect(handSetAt(tagOf(), [set('高', 10)], 15, 'UTC')).toEqual([{ value: '高', since: 10, until: undefined }]);
  });

  it('of an exclusive tag are the one set last, and no earlier one comes back', () => {
    const sets = [set('高', 10), set('低', 20, 30)];
    expect([15, 20, 30].map((at) => values(tagOf(), sets, at))).toEqual([['高'], ['低'], []]);
  });

  it('of several stand by themselves, in declared order', () => {
    const sets = [set('低', 10), set('高', 20, 30), set('低', 25, 26)];
    expect([20, 30].map((at) => values(tagOf({ exclusive: false }), sets, at))).toEqual([['高', '低'], ['低']]);
    // Set twice, a value counts from the later time.
    const twice = handSetAt(tagOf({ exclusive: false }), [set('高', 10), set('高', 20)], 30, 'UTC');
    expect(twice).toEqual([{ value: '高', since: 20, until: undefined }]);
  });

  it('expire by the calendar, at whose end they still hold', () => {
    const tag = tagOf({ handSetFor: { 高: { unit: 'months', months: 12 }, 中: { unit: 'ms', ms: 5 } } });
    expect([15, 16].map((at) => values(tag, [set('中', 10)], at))).toEqual([['中'], []]);
    const leapDay = Date.UTC(2024, 1, 29, 2);
    const end = Date.UTC(2025, 1, 28, 16);
    expect([end, end + 1].map((at) => values(tag, [set('高', leapDay)], at))).toEqual([['高'], []]);
    expect(handSetAt(tag, [set('中', 10, 12)], 10, 'UTC')).toEqual([{ value: '中', since: 10, until: 11 }]);
  });

  it('go by any name of the tag, and only while they are declared', () => {
    expect(values(tagOf(), [set('高', 1, undefined, 'risk')], 5)).toEqual(['高']);
    expect(values(tagOf(), [set('高', 1, undefined, '别的')], 5)).toEqual([]);
    expect(values(tagOf(), [set('高', 1), set('旧', 2)], 5)).toEqual([]);
  });
});
