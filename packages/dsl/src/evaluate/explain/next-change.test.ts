import { describe, expect, it } from 'vitest';
import type { Held } from '../../plan/held.js';
import { evaluatePopulation } from '../evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from '../harness.js';
import { prepare, type Prepared } from '../prepare.js';
import { nextChange, type NextChangeOptions } from './next-change.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 生日 birthday: date  到期 due: time }
event order { amount: money }
event view { page: text }
metric R = since last order
metric M = sum(order.amount in last 30d)
`;
const ordered = (...days: number[]) => ({
  order: events(...days.map((day, index) => ({ ago: day * DAY, amount: 1000 * (index + 1) }))),
});

const heldAt = (prepared: Prepared, theta: number): Held => ({
  thresholds: prepared.plan.ranks.map(({ id }) => ({ rank: id, group: null, theta, tie: 'c1', size: 2 })),
  overall: new Map(),
});

const next = (rules: string, facts = customer('c1', {}, ordered(10)), options: NextChangeOptions = {}) => {
  const plan = planOf(HEAD + rules);
  const prepared = prepare(plan);
  const { held } = evaluatePopulation(prepared, [facts, customer('c2', {}, ordered(3))], NOW);
  const [tag] = plan.tags;
  return nextChange(prepared, facts, NOW, tag === undefined ? { segment: 's0' } : { tag: tag.id }, held, options);
};

describe('the next change by the clock', () => {
  it('comes when a recency passes its limit, to the millisecond', () => {
    expect(next('segment S = R > 90d')).toEqual({ kind: 'change', at: NOW + 80 * DAY + 1, values: [''] });
  });

  it('comes when an event leaves a window', () => {
    const at = NOW + 20 * DAY;
    const facts = customer('c1', {}, ordered(10, 5));
    expect(next('segment S = count(order in last 30d) >= 2', facts)).toEqual({ kind: 'change', at, values: [] });
  });

  it('comes when an event that is recorded ahead happens', () => {
    const facts = customer('c1', {}, ordered(-3));
    expect(next('segment S = did order', facts)).toEqual({ kind: 'change', at: NOW + 3 * DAY, values: [''] });
  });

  it('comes when a value lingers no longer', () => {
    const facts = customer('c1', {}, ordered(2));
    const change = next('tag T = 新 on order expires 7d', facts);
    expect(change).toEqual({ kind: 'change', at: NOW + 5 * DAY + 1, values: [] });
  });

  it('follows months of their own length', () => {
    // No day of June is a month after 31 May, so the event leaves with the first of July.
    const change = next('segment S = did order in last 1mo', customer('c1', {}, ordered(1)));
    expect(change).toEqual({ kind: 'change', at: Date.UTC(2026, 5, 30, 16), values: [] });
  });

  it('comes at midnight where days count', () => {
    const facts = customer('c1', { birthday: Date.UTC(1996, 5, 20) / DAY });
    const midnight = Date.UTC(2026, 5, 19, 16);
    expect(next('segment S = age(birthday) >= 30', facts)).toEqual({ kind: 'change', at: midnight, values: [''] });
  });

  it('is found exactly where a recency is computed with', () => {
    expect(next('segment S = R * 2 > 90d')).toEqual({ kind: 'change', at: NOW + 35 * DAY + 1, values: [''] });
  });

  it('is found where a computed recency holds for less than a day', () => {
    const change = next('segment S = abs(R - 12d) < 1h');
    expect(change).toEqual({ kind: 'change', at: NOW + 2 * DAY - 3_600_000 + 1, values: [''] });
  });

  it('is found where it would be over before anything else turns', () => {
    const change = next('segment S = R * 2 > 24d and R * 3 < 37d');
    expect(change).toEqual({ kind: 'change', at: NOW + 2 * DAY + 1, values: [''] });
  });

  it('is found where what is worked out has been among values before', () => {
    const rules = 'segment S = tag T changed in last 1d\ntag T = 短 when R * 2 > 24d and R * 3 < 37d';
    const prepared = prepare(planOf(HEAD + rules));
    expect(nextChange(prepared, customer('c1', {}, ordered(13)), NOW, { segment: 's0' })).toEqual({
      kind: 'change',
      at: NOW + 8 * HOUR,
      values: [],
    });
  });

  it('comes when the time for a step is over', () => {
    const change = next('segment S = did order then not view within 14d');
    expect(change).toEqual({ kind: 'change', at: NOW + 4 * DAY, values: [''] });
  });

  it('comes when a tag has held for long enough', () => {
    const change = next('segment S = tag T = 久 for at least 7d\ntag T = 久 when R > 20d');
    expect(change).toEqual({ kind: 'change', at: NOW + 10 * DAY + 1, values: ['久'] });
    const prepared = prepare(planOf(`${HEAD}segment S = tag T = 久 for at least 7d\ntag T = 久 when R > 20d`));
    expect(nextChange(prepared, customer('c1', {}, ordered(10)), NOW, { segment: 's0' })).toEqual({
      kind: 'change',
      at: NOW + 17 * DAY + 1,
      values: [''],
    });
  });

  it('holds thresholds as they are', () => {
    expect(next('segment S = M >= top50%')).toEqual({ kind: 'change', at: NOW + 20 * DAY, values: [] });
  });

  it('says how far it looked when nothing turns', () => {
    expect(next('segment S = R > 5d')).toEqual({ kind: 'none', until: NOW + 366 * DAY });
    expect(next('segment S = R > 90d', undefined, { horizon: 5 * DAY })).toEqual({
      kind: 'none',
      until: NOW + 5 * DAY,
    });
  });

  it('says how far it came when it was to look at so many instants only', () => {
    const rules = 'segment S = R <= 1d';
    // A day after the order it still holds; what turns it is the next instant.
    expect(next(rules, customer('c1', {}, ordered(0.5)), { patience: 1 })).toEqual({
      kind: 'none',
      until: NOW + 0.5 * DAY,
    });
    expect(next(rules, customer('c1', {}, ordered(0.5)), { patience: 2 })).toMatchObject({
      kind: 'change',
      values: [],
    });
  });

  it('asks the population for what it said before now only', () => {
    const rules = 'tag T = 大 when M >= top50%\nsegment S = tag T = 大 for at least 7d';
    const prepared = prepare(planOf(HEAD + rules));
    const rich = customer('c1', {}, ordered(20));
    const held = heldAt(prepared, 500);
    const asked: number[] = [];
    const options: NextChangeOptions = {
      heldAt: (instant) => {
        asked.push(instant);
        // Up to the last midnight but one the threshold was out of reach.
        return heldAt(prepared, instant < NOW - 36 * HOUR ? 5000 : 500);
      },
    };
    const change = nextChange(prepared, rich, NOW, { segment: 's0' }, held, options);
    expect(change).toEqual({ kind: 'change', at: NOW + 5 * DAY + 12 * HOUR, values: [''] });
    expect(Math.max(...asked)).toBeLessThanOrEqual(NOW);
    // What was said before is what is said now where nobody is asked.
    expect(nextChange(prepared, rich, NOW, { segment: 's0' }, held)).toMatchObject({ values: [] });
  });

  it('is told of a condition as of a segment', () => {
    const plan = planOf(`${HEAD}segment S = R > 90d`);
    const [segment] = plan.segments;
    if (segment === undefined) throw new Error('no segment');
    const change = nextChange(prepare(plan), customer('c1', {}, ordered(10)), NOW, { condition: segment.condition });
    expect(change).toEqual({ kind: 'change', at: NOW + 80 * DAY + 1, values: [''] });
  });
});
