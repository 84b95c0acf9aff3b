import { describe, expect, it } from 'vitest';
import type { Held } from '../plan/held.js';
import type { Plan } from '../plan/types.js';
import { customer, DAY, events, HOUR, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';
import { turnsBetween } from './timeline.js';

describe('the turns of a customer by what everybody together says', () => {
  const HEAD = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
`;
  const own = customer('c', {}, { order: events({ ago: 20 * HOUR, amount: 100 }, { ago: 5 * HOUR, amount: 300 }) });
  const heldFor = (book: Plan, theta: number, last: number): Held => ({
    thresholds: book.ranks.map(({ id }) => ({ rank: id, group: null, theta, tie: null, size: 1 })),
    overall: new Map(book.columns.filter(({ scope }) => scope === 'overall').map(({ id }) => [id, last])),
  });
  const turnsOf = (rules: string, theta: number, last = NOW - 20 * HOUR) => {
    const book = planOf(HEAD + rules);
    const subjects = [...book.tags, ...book.segments].map(({ id }) => id);
    const { turns } = turnsBetween(
      prepare(book),
      own,
      { after: NOW - DAY, until: NOW, subjects },
      heldFor(book, theta, last),
    );
    return turns.map(({ subject, at, values }) => [subject, at - NOW, ...values]);
  };

  it('are those by the threshold that is held', () => {
    expect(turnsOf('segment S = M >= top 1', 400)).toEqual([['s0', -5 * HOUR, 'in']]);
    expect(turnsOf('segment S = M >= top 1', 100)).toEqual([['s0', -20 * HOUR, 'in']]);
    expect(turnsOf('segment S = M >= top 1', 401)).toEqual([]);
  });

  it('are those by an instant of everybody’s that is held', () => {
    const rules = 'segment S = since(overall last(order)) > 12h';
    expect(turnsOf(rules, 0)).toEqual([['s0', -8 * HOUR + 1, 'in']]);
    expect(turnsOf(rules, 0, NOW - 14 * HOUR)).toEqual([['s0', -2 * HOUR + 1, 'in']]);
    expect(turnsOf(rules, 0, NOW - 11 * HOUR)).toEqual([]);
  });

  it('are those by several instants of everybody’s, in whatever order the rules name them', () => {
    const book = planOf(`${HEAD}segment S = since(overall last(order)) > 12h and since(overall first(order)) < 19h`);
    const [last, first] = [NOW - 15 * HOUR, NOW - 20 * HOUR];
    const overall = new Map(book.columns.map(({ id, fn }) => [id, fn === 'max' ? last : first]));
    const stretch = { after: NOW - DAY, until: NOW, subjects: ['s0'] as const };
    const { turns } = turnsBetween(prepare(book), own, stretch, { thresholds: [], overall });
    expect(turns.map(({ at, values }) => [at - NOW, ...values])).toEqual([[-3 * HOUR + 1, 'in'], [-HOUR]]);
  });

  it('go back to that in histories, where nothing is said of before', () => {
    // Rich from five hours ago, at five in the evening of the day before the last.
    const rules = 'tag T = x when M >= top 1\nsegment S = tag T = x for at least 2h';
    expect(turnsOf(rules, 400)).toEqual([
      ['t0', -5 * HOUR, 'x'],
      ['s0', -3 * HOUR, 'in'],
    ]);
  });

  it('are looked for anew by what is held now, of the same customer', () => {
    const book = planOf(`${HEAD}tag T = x when since(overall last(order)) > 12h and since(overall last(order)) < 13h
segment S = tag T changed in last 30min`);
    const prepared = prepare(book);
    const turnsFor = (last: number) =>
      turnsBetween(prepared, own, { after: NOW - DAY, until: NOW, subjects: ['s0'] }, heldFor(book, 0, last)).turns;
    const half = HOUR / 2;
    for (const last of [NOW - 20 * HOUR, NOW - 16 * HOUR, NOW - 18 * HOUR]) {
      const [from, to] = [last + 12 * HOUR + 1, last + 13 * HOUR];
      expect(turnsFor(last).map(({ at, values }) => [at - last, ...values])).toEqual(
        [[from, 'in'], [from + half], [to, 'in'], [to + half]].map(([at, ...values]) => [Number(at) - last, ...values]),
      );
    }
  });

  it('are looked for anew where a recency is worked with and a score', () => {
    const book = planOf(`${HEAD}metric R = since last order
tag T = x when R * score(M, 5) > 5h
segment S = tag T changed in last 30min`);
    const prepared = prepare(book);
    const turnsFor = (theta: number) =>
      turnsBetween(
        prepared,
        customer('c', {}, own.events),
        { after: NOW - 4 * HOUR, until: NOW, subjects: ['s0'] },
        heldFor(book, theta, 0),
      ).turns;
    // Thresholds above what one has make a score of 1, those below one of 5.
    expect(turnsFor(500).map(({ at }) => at - NOW)).toEqual([]);
    expect(turnsFor(1).map(({ at, values }) => [at - NOW, ...values])).toEqual([
      [-4 * HOUR + 1, 'in'],
      [-3.5 * HOUR + 1],
    ]);
  });
});
