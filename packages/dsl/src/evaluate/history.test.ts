import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, LIFE, plan } from './brief-lives.harness.js';
import type { Held } from '../plan/held.js';
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

  /** What a history says where the last order of all was at one instant up to a midnight, and at another from then on. */
  const MIDNIGHT = NOW - 12 * HOUR;
  const over = (rules: string, now: number, before: number | null, since: number | null) => {
    const prepared = prepare(
      planOf(`timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
${rules}`),
    );
    const overall = (last: number | null): Held => ({
      thresholds: [],
      overall: new Map(prepared.plan.columns.map(({ id }) => [id, last])),
    });
    return historyOf(prepared, customer('a'), now, (instant) => overall(instant < MIDNIGHT ? before : since));
  };
  const LAST = 'since(overall last(order))';

  it('counts lengths from the instants out of everybody’s facts that there were then', () => {
    const rules = `tag W = w when ${LAST} > 10h and ${LAST} < 12h\nsegment S = tag W changed in last 1d`;
    // Six in the morning to eight, of the day before; what is known from midnight on does not come so far by now.
    const last = MIDNIGHT - DAY - 4 * HOUR;
    const now = MIDNIGHT + HOUR;
    expect(over(rules, now, last, MIDNIGHT)).toEqual({ h0: MIDNIGHT - DAY + 8 * HOUR });
    expect(over(rules, now, null, MIDNIGHT)).toEqual({ h0: null });
    expect(over(rules, now, null, null)).toEqual({ h0: null });
    // The instant of now, within the day itself.
    expect(over(rules, NOW, null, MIDNIGHT - 4 * HOUR)).toEqual({ h0: MIDNIGHT + 8 * HOUR });
    expect(over(rules, MIDNIGHT + 7 * HOUR, null, MIDNIGHT - 4 * HOUR)).toEqual({ h0: MIDNIGHT + 6 * HOUR + 1 });
  });

  it('is for as long as it is so by what there was then', () => {
    const rules = `tag W = w when ${LAST} > 10h\nsegment S = tag W = w for at least 9h`;
    expect(over(rules, NOW, MIDNIGHT, MIDNIGHT - 4 * HOUR)).toEqual({ h0: MIDNIGHT + 6 * HOUR + 1 });
  });
});

describe('what a state leaves behind', () => {
  const HEAD = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
`;
  // Overtakes at noon, four days ago, and is overtaken at noon, two days ago: by thresholds, at the midnights behind.
  const people = [
    customer('a', {}, { order: events({ ago: 10 * DAY, amount: 100 }, { ago: 2 * DAY, amount: 900 }) }),
    customer('b', {}, { order: events({ ago: 4 * DAY, amount: 200 }) }),
  ];
  const MIDNIGHT = NOW - 36 * HOUR;
  const valuesOf = (rules: string, now: number) =>
    evaluatePopulation(prepare(planOf(HEAD + rules)), people, now).customers.map(({ tags }) =>
      tags.flatMap(({ values }) => values.map(({ value }) => value)),
    );

  it('goes by the thresholds of midnights, of today’s too', () => {
    const rules = 'tag 大户 = 是的 when M >= top 1 expires 1d';
    // The second one was ahead until the midnight behind, and so for a day more.
    expect(valuesOf(rules, MIDNIGHT + DAY - 1)).toEqual([['是的'], ['是的']]);
    expect(valuesOf(rules, MIDNIGHT + DAY + HOUR)).toEqual([['是的'], []]);
  });

  it('says until when by them, too', () => {
    const histories = (rules: string, now: number) =>
      evaluatePopulation(prepare(planOf(HEAD + rules)), people, now).customers.map((each) =>
        Object.values(each.histories),
      );
    // The first one is ahead an hour after noon, two days ago, but by that day's threshold the second one is as well.
    const now = NOW - 2 * DAY + HOUR;
    expect(histories('tag 大户 = 是的 when M >= top 1 expires 1d', now)).toEqual([[now], [now]]);
    const rules = `tag 榜 = 首 when M >= top 1
tag 久 = 老 when tag 榜 = 首 for at least 1d expires 1d`;
    const [, second] = histories(rules, now);
    expect(second).toContain(now);
  });

  it('goes by them where it rests on another history, too', () => {
    const rules = `tag 榜 = 首 when M >= top 1
tag 久 = 老 when tag 榜 = 首 for at least 1d expires 1d`;
    const old = (now: number) => valuesOf(rules, now)[1]?.includes('老');
    expect(old(MIDNIGHT + DAY - 1)).toBe(true);
    expect(old(MIDNIGHT + DAY + HOUR)).toBe(false);
  });
});
