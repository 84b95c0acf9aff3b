import type { NextChangeOptions } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, type Facts, NOW } from '../book.harness.js';
import { nextChange } from './next-change.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 生日 birthday: date  到期 due: time }
event order { amount: money }
metric R = since last order
metric M = sum(order.amount in last 30d)
`;
const facts = (...days: number[]): Facts => ({
  customer: [{ id: 'c1' }, { id: 'c2' }],
  order: days.map((day, index) => ({ customer: 'c1', at: NOW - day * DAY, amount: 10 * (index + 1) })),
});

const next = async (rules: string, given: Facts, options: NextChangeOptions = {}) => {
  const { store, plan } = await evaluated(HEAD + rules, given);
  const [tag] = plan.tags;
  const [segment] = plan.segments;
  const target = tag === undefined ? { segment: segment?.id ?? ('s0' as const) } : { tag: tag.id };
  const change = await nextChange(store, plan, 'c1', target, options);
  await store.close();
  return change;
};

describe('the next change by the clock', () => {
  it('comes when a recency passes its limit, to the millisecond', async () => {
    const at = NOW - 10 * DAY + 90 * DAY + 1;
    expect(await next('segment S = R > 90d', facts(10))).toEqual({ kind: 'change', at, values: [''] });
  });

  it('comes when an event leaves a window', async () => {
    const at = NOW - 10 * DAY + 30 * DAY;
    expect(await next('segment S = count(order in last 30d) >= 2', facts(10, 5))).toEqual({
      kind: 'change',
      at,
      values: [],
    });
  });

  it('comes when an event that is recorded ahead happens', async () => {
    expect(await next('segment S = did order', facts(-3))).toEqual({ kind: 'change', at: NOW + 3 * DAY, values: [''] });
  });

  it('comes when a value lingers no longer', async () => {
    const change = await next('tag T = 新 on order expires 7d', facts(2));
    expect(change).toEqual({ kind: 'change', at: NOW + 5 * DAY + 1, values: [] });
  });

  it('follows months of their own length', async () => {
    // No day of June is a month after 31 May, so the event leaves with the first of July.
    const change = await next('segment S = did order in last 1mo', facts(1));
    expect(change).toEqual({ kind: 'change', at: Date.UTC(2026, 5, 30, 16), values: [] });
  });

  it('comes at midnight where days count', async () => {
    const born = Date.UTC(1996, 5, 20) / DAY;
    const given = { ...facts(1), customer: [{ id: 'c1', birthday: born }] };
    const midnight = Date.UTC(2026, 5, 19, 16);
    expect(await next('segment S = age(birthday) >= 30', given)).toEqual({
      kind: 'change',
      at: midnight,
      values: [''],
    });
  });

  it('is found exactly where a recency is computed with', async () => {
    const at = NOW - 10 * DAY + 45 * DAY + 1;
    expect(await next('segment S = R * 2 > 90d', facts(10))).toEqual({ kind: 'change', at, values: [''] });
  });

  it('holds thresholds as they are', async () => {
    const given: Facts = {
      ...facts(10),
      order: [
        { customer: 'c1', at: NOW - 10 * DAY, amount: 5 },
        { customer: 'c2', at: NOW - DAY, amount: 2 },
      ],
    };
    expect(await next('segment S = M >= top50%', given)).toEqual({ kind: 'change', at: NOW + 20 * DAY, values: [] });
  });

  it('says how far it looked when nothing turns', async () => {
    expect(await next('segment S = R > 90d', facts(100))).toEqual({ kind: 'none', until: NOW + 366 * DAY });
    expect(await next('segment S = R > 90d', facts(10), { horizon: 5 * DAY })).toEqual({
      kind: 'none',
      until: NOW + 5 * DAY,
    });
  });
});
