import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile.js';
import type { Plan } from '../../../plan/index.js';
import { sqlite } from '../sqlite.js';
import { driftsWithClock, rankShapes } from './rank-shapes.js';

const planOf = (rules: string): Plan => {
  const text = `timezone "UTC" customer { city: text birthday: date } event order { amount: money } ${rules}`;
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: () => undefined });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const shapesOf = (rules: string) => {
  const plan = planOf(rules);
  return rankShapes(
    plan,
    plan.ranks.map(({ id }) => id),
    sqlite,
  );
};

const labels = (rules: string): readonly (readonly string[])[] =>
  shapesOf(rules).map(({ ranks }) => ranks.map(({ label }) => label));

const M = 'metric M = sum(order.amount)\n';

describe('rankShapes', () => {
  it('gathers ranks of one key over the same customers, whatever their cuts', () => {
    expect(labels(`${M}segment a = M >= top20% and M <= bottom 3 segment b = M >= average`)).toEqual([
      ['M top20%', 'M bottom 3', 'M average'],
    ]);
  });

  it('parts what is ranked in groups, or over some', () => {
    const rules = `${M}segment a = M >= top20% segment b = M >= top20% per city segment c = M >= top20% among (city = "x")`;
    expect(labels(rules)).toHaveLength(3);
    expect(shapesOf(rules).map(({ isGrouped }) => isGrouped)).toEqual([false, true, false]);
  });

  it('says how keys are held and summed, and which ranks say who is last', () => {
    const [money, mean] = shapesOf(`${M}segment a = M >= top 5 exactly segment b = avg(order.amount) >= average`);
    expect(money).toMatchObject({ storage: 'integer', sumScale: 2 });
    expect([...(money?.exact ?? [])]).toEqual(money?.ranks.map(({ id }) => id));
    expect(mean).toMatchObject({ storage: 'real', sumScale: 6 });
    expect(mean?.exact.size).toBe(0);
  });
});

describe('driftsWithClock', () => {
  const drifting = (rules: string): readonly boolean[] => planOf(rules).ranks.map(driftsWithClock);

  it('is true of keys that run with the clock, but not of a recency, which is ranked by its instant', () => {
    expect(drifting('segment a = age(birthday) >= median')).toEqual([true]);
    expect(drifting('segment a = since last order >= top20%')).toEqual([false]);
    expect(drifting(`${M}segment a = M >= top20%`)).toEqual([false]);
  });
});
