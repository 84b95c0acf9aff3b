import { describe, expect, it } from 'vitest';
import type { Cond } from '../conditions.js';
import { DAY_MS } from '../semantics/index.js';
import type { Plan } from '../types.js';
import { planOf } from './harness.js';

const habit = (condition: string): { readonly condition: Cond; readonly plan: Plan } => {
  const plan = planOf(`segment 甲 = ${condition}`);
  const [segment] = plan.segments;
  if (segment === undefined) throw new Error('no segment');
  return { condition: segment.condition, plan };
};
const windows = (condition: string) => habit(condition).plan.columns.flatMap(({ window }) => window ?? []);
const days = (count: number) => ({ unit: 'ms', ms: count * DAY_MS });

describe('a habit', () => {
  it('counts in each complete calendar unit by itself', () => {
    expect(windows('did order in each of last 3 calendar months')).toEqual([
      { kind: 'nth-unit', back: 1, unit: 'month' },
      { kind: 'nth-unit', back: 2, unit: 'month' },
      { kind: 'nth-unit', back: 3, unit: 'month' },
    ]);
  });

  it('counts in lengths that meet at their ends, back from now', () => {
    expect(windows('did order in each of last 3 weeks')).toEqual([
      { kind: 'last', span: days(7) },
      { kind: 'ago', from: days(14), to: days(7) },
      { kind: 'ago', from: days(21), to: days(14) },
    ]);
    expect(windows('did order in each of last 2 periods of 90d')).toEqual([
      { kind: 'last', span: days(90) },
      { kind: 'ago', from: days(180), to: days(90) },
    ]);
    expect(windows('did order in each of last 2 months')).toEqual([
      { kind: 'last', span: { unit: 'months', months: 1 } },
      { kind: 'ago', from: { unit: 'months', months: 2 }, to: { unit: 'months', months: 1 } },
    ]);
    expect(windows('did order in each of last 1 years')).toEqual([
      { kind: 'last', span: { unit: 'months', months: 12 } },
    ]);
  });

  it('asks how many of the counts are met', () => {
    const asked = (words: string) => habit(`did order at least 2 times in ${words} of last 4 weeks`).condition;
    const met = { kind: 'compare', op: '>=', right: { value: 2 } };
    expect(asked('each')).toMatchObject({ kind: 'and', operands: [met, met, met, met] });
    expect(asked('at least 3')).toMatchObject({ kind: 'at-least', count: 3, operands: [met, met, met, met] });
    expect(asked('at most 3')).toMatchObject({ kind: 'not', operand: { kind: 'at-least', count: 4 } });
    expect(asked('exactly 3')).toMatchObject({
      kind: 'and',
      operands: [
        { kind: 'at-least', count: 3 },
        { kind: 'not', operand: { kind: 'at-least', count: 4 } },
      ],
    });
  });

  it('adds up all kinds of events in each period', () => {
    expect(habit('did any event in each of last 2 weeks').condition).toMatchObject({
      operands: [{ left: { kind: 'arith', op: '+' } }, { left: { kind: 'arith' } }],
    });
  });

  it('is one in both vocabularies', () => {
    const zh = '做过 订单 至少2次 近8周 至少4周';
    expect(habit('did order at least 2 times in at least 4 of last 8 weeks').plan.hash).toBe(habit(zh).plan.hash);
  });
});
