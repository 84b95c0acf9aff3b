import { describe, expect, it } from 'vitest';
import { chordWithin, DAY_MS, midnight, parseDate } from '../semantics/index.js';
import { meaning } from './harness.js';

describe('comparisons', () => {
  it('bring constants to the scale of the other side', () => {
    expect(meaning('M > 3.5')).toMatchObject({ kind: 'compare', op: '>', right: { value: 350 } });
    expect(meaning('3.5 < M')).toEqual(meaning('M > 3.5'));
    expect(meaning('M > 1.5万')).toEqual(meaning('M > 15000'));
  });

  it('turn orders over declared values into the values that they admit', () => {
    expect(meaning('等级 >= 中')).toMatchObject({ kind: 'in', values: ['高', '中'] });
    expect(meaning('等级 < 中')).toMatchObject({ kind: 'in', values: ['低'] });
    expect(meaning('等级 != 中')).toMatchObject({ kind: 'not', operand: { kind: 'compare', op: '=' } });
  });

  it('take a whole date against an instant as the whole local day', () => {
    const day = parseDate('2026-05-01') ?? 0;
    const start = midnight(day, 'Asia/Shanghai');
    expect(meaning('joined >= 2026-05-01')).toMatchObject({ op: '>=', right: { value: start } });
    expect(meaning('joined > 2026-05-01')).toMatchObject({ op: '>=', right: { value: start + DAY_MS } });
    expect(meaning('joined <= 2026-05-01')).toMatchObject({ op: '<', right: { value: start + DAY_MS } });
    expect(meaning('joined < 2026-05-01')).toMatchObject({ op: '<', right: { value: start } });
    expect(meaning('joined = 2026-05-01')).toMatchObject({ kind: 'in-window', window: { from: { day }, to: { day } } });
  });

  it('move now, not the fact, by a calendar span', () => {
    const span = { unit: 'months', months: 6 };
    expect(meaning('R > 6mo')).toMatchObject({ kind: 'compare-span', op: '<', direction: 'before-now', span });
    expect(meaning('until(joined) <= 6mo')).toMatchObject({
      kind: 'compare-span',
      op: '<=',
      direction: 'after-now',
      span,
    });
    expect(meaning('R > 180d')).toMatchObject({ kind: 'compare', op: '>', left: { kind: 'since' } });
  });

  it('gather written values into one list, in order and without repeats', () => {
    expect(meaning('余额 in (2, 1.5, 2.00)')).toMatchObject({ kind: 'in', values: [150, 200] });
    expect(meaning('城市 not in (上海)')).toMatchObject({ kind: 'not', operand: { kind: 'in', values: ['上海'] } });
    expect(meaning('城市 in 一线')).toMatchObject({ kind: 'in-list', list: '一线' });
  });

  it('measure a distance by its chord', () => {
    expect(meaning('distance(place, 31.2, 121.5) <= 5')).toMatchObject({
      op: '<=',
      left: { kind: 'distance' },
      right: { type: { kind: 'distance' }, value: chordWithin(5) },
    });
    expect(meaning('5 >= distance(place, 31.2, 121.5)')).toEqual(meaning('distance(place, 31.2, 121.5) <= 5'));
  });

  it('ask one by one what is no plain constant', () => {
    expect(meaning('M in (余额, 3)')).toMatchObject({
      kind: 'or',
      operands: [{ kind: 'compare' }, { kind: 'compare' }],
    });
    expect(meaning('joined in (2026-05-01)')).toMatchObject({ kind: 'in-window' });
    expect(meaning('balance in (1.005)')).toMatchObject({ kind: 'compare', right: { value: 1005 } });
    expect(meaning('birthday in (2000-01-02, 2000-01-01)')).toMatchObject({ kind: 'in', values: [10_957, 10_958] });
  });
});
