import { describe, expect, it } from 'vitest';
import type { Held } from '../plan/held.js';
import { customer, DAY, HOUR, NOW, planOf } from './harness.js';
import { Moment, Past } from './moment.js';
import { givenPopulation } from './population.js';
import { prepare } from './prepare.js';
import { recordOf } from './record.js';

const prepared = prepare(
  planOf('timezone "Asia/Shanghai" customer { 余额 balance: number } tag 大户 = "VIP" when balance >= top 1'),
);
const record = recordOf(prepared.plan, customer('c1', { balance: 5 }));
const heldAt = (instant: number): Held => ({
  thresholds: [{ rank: 'r0', group: null, theta: instant, tie: 'c1', size: 1 }],
  overall: new Map(),
});
const population = givenPopulation(() => heldAt(NOW), heldAt);
const thetaOf = (moment: Moment): unknown => moment.threshold('r0', null)?.theta;

describe('a customer looking back', () => {
  it('is now who is asked about now', () => {
    const now = new Moment(prepared, record, NOW, population);
    expect(now.before(NOW)).toBe(now);
    expect(thetaOf(now)).toBe(NOW);
  });

  it('is at an earlier instant one and the same for all later ones that share a past', () => {
    const past = new Past();
    const [now, later] = [NOW, NOW + DAY].map((at) => new Moment(prepared, record, at, population, past));
    const then = now?.before(NOW - DAY);
    expect(then?.now).toBe(NOW - DAY);
    expect(later?.before(NOW - DAY)).toBe(then);
    expect(later?.before(NOW).before(NOW - DAY)).toBe(then);
    expect(new Moment(prepared, record, NOW, population).before(NOW - DAY)).not.toBe(then);
  });

  it('is among the people of that instant, or of the midnight before it', () => {
    const now = new Moment(prepared, record, NOW, population);
    const noon = NOW - DAY;
    expect(thetaOf(now.before(noon))).toBe(noon);
    expect(thetaOf(now.onGrid(noon))).toBe(noon - 12 * HOUR);
    expect(now.onGrid(noon)).toBe(now.before(noon - DAY).onGrid(noon));
  });

  it('forgets what it was worked out to be when that becomes too much to remember', () => {
    const now = new Moment(prepared, record, NOW, population);
    const then = now.before(0);
    for (let instant = 1; instant < 4000; instant += 1) expect(now.before(instant).now).toBe(instant);
    expect(now.before(0)).toBe(then);
    now.before(4000);
    expect(now.before(0)).not.toBe(then);
    expect(thetaOf(now.before(0))).toBe(0);
  });
});
