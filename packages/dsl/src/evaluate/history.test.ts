import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, LIFE, plan } from './brief-lives.harness.js';
import { evaluatePopulation, historyOf, momentOf } from './evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

describe('what is found in a history', () => {
  it('is what looking at every millisecond finds', () => {
    fc.assert(
      fc.property(plan, facts, fc.integer({ min: 0, max: LIFE + 10 }), (book, own, now) => {
        const prepared = prepare(book);
        const [, , { horizon } = { horizon: { unit: 'ms', ms: 0 } }] = book.histories;
        const start = now - (horizon.unit === 'ms' ? horizon.ms : 0);
        const at = (instant: number) => momentOf(prepared, own, instant);
        const back = Array.from({ length: now - start + 1 }, (_, index) => now - index);
        const [since] = book.histories;
        const holds = (instant: number) =>
          since?.of.fn === 'true-since' && (prepared.condition(since.of.condition)(at(instant).scope) as boolean);
        const broken = back.findIndex((instant) => !holds(instant));
        const changed = (valueAt: (instant: number) => unknown) =>
          back.find((instant) => instant > start && valueAt(instant) !== valueAt(instant - 1)) ?? null;
        expect(at(now).histories).toEqual({
          h0: broken === 0 ? null : (back[broken === -1 ? back.length - 1 : broken - 1] ?? null),
          h1: changed((instant) => at(instant).tagValues('t0').join()),
          h2: changed((instant) => at(instant).customer.fields['stage'] ?? null),
        });
      }),
      { numRuns: 400 },
    );
  });

  it('goes by the thresholds of the last midnight, and by those of now for now', () => {
    const book = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
tag 大户 = 是的 when M >= top 1
segment 稳 = tag 大户 = 是的 for at least 3d
`;
    const prepared = prepare(planOf(book));
    const rich = customer('a', {}, { order: events({ ago: 10 * DAY, amount: 100 }) });
    // Overtakes four days ago, at noon; the threshold moves with the midnight after it.
    const richer = customer('b', {}, { order: events({ ago: 4 * DAY, amount: 200 }) });
    const { customers } = evaluatePopulation(prepared, [rich, richer], NOW);
    expect(customers.map(({ histories }) => histories)).toEqual([{ h0: null }, { h0: NOW - 3 * DAY }]);
    const early = evaluatePopulation(prepared, [rich, richer], NOW - 4 * DAY + HOUR);
    expect(early.customers.map(({ histories }) => histories)).toEqual([{ h0: null }, { h0: NOW - 4 * DAY }]);
  });

  it('is asked of the caller where the population is not at hand', () => {
    const prepared = prepare(
      planOf(`customer { city: text }
event order { amount: money }
tag 大户 = 是的 when sum(order.amount) >= top 1
segment 稳 = tag 大户 = 是的 for at least 3d`),
    );
    const facts1 = customer('a', {}, { order: events({ ago: 2 * DAY, amount: 100 }) });
    const asked: number[] = [];
    const found = historyOf(prepared, facts1, NOW, (instant) => {
      asked.push(instant);
      return { thresholds: [{ rank: 'r0', group: null, theta: 100, tie: null, size: 1 }], overall: new Map() };
    });
    expect(found).toEqual({ h0: NOW - 2 * DAY });
    expect(asked.every((instant) => instant <= NOW)).toBe(true);
  });
});
