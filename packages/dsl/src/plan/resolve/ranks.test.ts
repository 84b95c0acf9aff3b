import { describe, expect, it } from 'vitest';
import { meaning, planOf } from './harness.js';

describe('ranks', () => {
  const rankOf = (condition: string) => planOf(`segment 甲 = ${condition}`).ranks[0];

  it('rank a recency by its instant, the other way round', () => {
    expect(rankOf('R >= top20%')).toMatchObject({ shown: 'since', cut: { from: 'smallest' }, key: { kind: 'column' } });
    expect(meaning('R >= top20%')).toMatchObject({ kind: 'rank', op: '<=' });
    expect(rankOf('R >= p95')).toMatchObject({ cut: { from: 'largest', share: { numerator: 19, denominator: 20 } } });
    expect(rankOf('R >= average')).toMatchObject({ shown: 'as-is', cut: 'average', key: { kind: 'since' } });
  });

  it('hold shares in lowest terms', () => {
    expect(rankOf('M >= top0.5%')).toMatchObject({
      cut: { from: 'largest', share: { numerator: 1, denominator: 200 } },
    });
    expect(rankOf('M >= median')?.cut).toEqual(rankOf('M >= p50')?.cut);
  });

  it('leave out those with nothing to rank, unless everyone is asked for', () => {
    expect(rankOf('M >= top20%')?.population).toMatchObject({
      kind: 'and',
      operands: [{ kind: 'known' }, { op: '>=' }],
    });
    expect(rankOf('M >= top20% among everyone')?.population).toMatchObject({ kind: 'known' });
    expect(rankOf('balance >= top20%')?.population).toMatchObject({ kind: 'known' });
  });

  it('are labelled by the first name of what is ranked', () => {
    expect(rankOf('最近消费 <= bottom20%')?.label).toBe('R bottom20%');
    expect(rankOf('M >= 前20% 按 城市')?.label).toBe('M top20% per 城市');
  });

  it('cut from either end, by a share or a number', () => {
    const share = (numerator: number, denominator: number) => ({ numerator, denominator });
    expect(rankOf('M >= top20%')?.cut).toEqual({ from: 'largest', share: share(1, 5) });
    expect(rankOf('M >= bottom20%')?.cut).toEqual({ from: 'smallest', share: share(1, 5) });
    expect(rankOf('M >= p95')?.cut).toEqual({ from: 'smallest', share: share(19, 20) });
    expect(rankOf('M >= top 100')?.cut).toEqual({ from: 'largest', count: 100 });
    expect(rankOf('M < bottom 7')?.cut).toEqual({ from: 'smallest', count: 7 });
    expect(rankOf('M >= average')?.cut).toBe('average');
    expect(rankOf('until(joined) <= bottom 7')).toMatchObject({ shown: 'until', cut: { from: 'smallest' } });
  });

  it('compare as they are written, and a recency the other way round', () => {
    expect(meaning('M < bottom10%')).toMatchObject({ kind: 'rank', op: '<', exactly: false });
    expect(meaning('M >= top 100 exactly')).toMatchObject({ op: '>=', exactly: true });
    expect(meaning('R < p50')).toMatchObject({ op: '>' });
    expect(meaning('until(joined) < p50')).toMatchObject({ op: '<' });
  });

  it('rank among those who meet a condition, and by a field', () => {
    expect(rankOf('M >= top20% among (会员) per 城市')).toMatchObject({
      per: { kind: 'customer-field', column: 'city' },
      population: { kind: 'and', operands: [{ kind: 'known' }, { op: '>=' }, { kind: 'compare' }] },
    });
    expect(rankOf('balance >= top20% among (会员)')?.population).toMatchObject({ operands: [{}, {}] });
  });

  it('take in who has an event of one of several sums', () => {
    const two = rankOf('sum(order.qty) + count(view) >= top20%')?.population;
    expect(two).toMatchObject({ operands: [{ kind: 'known' }, { kind: 'or', operands: [{}, {}] }] });
    expect(rankOf('sum(order.amount) / count(order) >= top20%')?.population).toMatchObject({
      operands: [{ kind: 'known' }, { kind: 'compare', op: '>=', right: { value: 1 } }],
    });
    expect(rankOf('max(order.amount) >= top20%')?.population).toMatchObject({ kind: 'known' });
    expect(rankOf('overall sum(order.amount) + balance >= top20%')?.population).toMatchObject({ kind: 'known' });
  });
});
