import { type CustomerFacts, type Plan, prepare, turnsBetween } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { type AnsweredSubject, answeredSubjects, stateOf } from './answered.js';
import {
  HEAD,
  HOUR,
  logOf,
  ownSubjects,
  readOf,
  START,
  stateInRow,
  steps,
  type Told,
  toldBy,
} from './lives.harness.js';

const BOOK = planOf(`${HEAD}
tag 热 {
  热 when R <= 24h
  温 when R <= 60h
  冷 otherwise
}
tag 频 many {
  频繁 when count(order in last 48h) >= 2
  看过 when did view in last 12h
}
tag 手 manual expires 40h { 高 低 }
tag 粘 = 粘住 when count(order in last 24h) >= 2 expires 30h
tag 礼 = 大礼 on order where amount >= 4 expires 20h
segment 高热 = tag 手 = 高 and tag 热 = 热
segment 久热 = tag 热 = 热 for at least 12h
segment 到期 = due within next 2d and city = B
segment 算 = R * 2 > 50h and R * 2 < 53h
segment 跟 = did order then not view within 10h
metric M = sum(order.amount)
tag 榜 {
  榜首 when M >= top40%
  榜中 when M >= 1
}
segment 榜近 = tag 榜 = 榜首 and R <= 30h
`);

const CUSTOMERS = ['a', 'b', 'c'];

/** What the timeline of a customer's own answer is, by all that is known in the end. */
const exactly = (plan: Plan, facts: CustomerFacts, answered: AnsweredSubject, from: number, until: number) => {
  const stretch = { after: from, until, subjects: [answered.id] };
  const timeline = turnsBetween(prepare(plan), facts, stretch);
  const first = { at: from, values: timeline.from.get(answered.id) ?? [] };
  const turns: (readonly [number, string | null, string | null])[] = [];
  let state: string | null = null;
  for (const { at, values } of [first, ...timeline.turns]) {
    const now = stateOf(answered, values);
    if (now !== state) turns.push([at, state, now]);
    state = now;
  }
  return turns;
};

describe('what steps write', () => {
  it('is the exact timeline of what follows from a customer’s facts, however often they come', () => {
    fc.assert(
      fc.property(toldBy(CUSTOMERS), steps, (told, instants) => {
        const { log, facts } = logOf(BOOK, CUSTOMERS, told, instants);
        const [first = START, last = START] = [instants[0], instants.at(-1)];
        for (const own of facts) {
          for (const answered of ownSubjects(BOOK)) {
            const expected = exactly(BOOK, own, answered, first, last);
            expect([own.id, answered.subject, ...readOf(log, own.id, answered)]).toEqual([
              own.id,
              answered.subject,
              ...expected,
            ]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends with the answers of now', () => {
    fc.assert(
      fc.property(toldBy(CUSTOMERS), steps, (told, instants) => {
        const { log, answers } = logOf(BOOK, CUSTOMERS, told, instants);
        for (const customer of CUSTOMERS) {
          for (const answered of answeredSubjects(BOOK)) {
            const turns = readOf(log, customer, answered);
            expect([customer, answered.subject, turns.at(-1)?.[2] ?? null]).toEqual([
              customer,
              answered.subject,
              stateInRow(answered, answers.get(customer)),
            ]);
            turns.slice(1).forEach(([, old], index) => expect(old).toBe(turns[index]?.[2]));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('why an answer turned', () => {
  const PLAIN = planOf(`${HEAD}
tag 手 manual expires 40h { 高 低 }
segment 最近 = R <= 24h
segment 甲 = city = A and did order
segment 榜 = count(order) >= top40%
`);

  /** The entries about one subject: of whom, in which hour, from what, to what, why. */
  const entriesOf = (name: string, told: readonly Told[], instants: readonly number[]) =>
    logOf(PLAIN, CUSTOMERS, told, instants.map(at))
      .log.filter((entry) => entry.name === name)
      .map(({ customer, effectiveAt, old, new: to, cause }) => [
        customer,
        (effectiveAt - START) / HOUR,
        old,
        to,
        cause,
      ]);
  const at = (hour: number): number => START + hour * HOUR;
  const order = (customer: string, told: number, happened = told): Told => ({
    told: at(told),
    customer,
    kind: 'event',
    table: 'order',
    at: at(happened),
    amount: 1,
  });

  it('is a fact at its own instant, and the clock later', () => {
    expect(entriesOf('最近', [order('a', 5)], [0, 10, 40])).toEqual([
      ['a', 5, null, 'in', 'fact'],
      ['a', 29 + 1 / HOUR, 'in', null, 'clock'],
    ]);
  });

  it('is a fact for all that is corrected', () => {
    expect(entriesOf('最近', [order('a', 45, 2)], [0, 40, 50])).toEqual([
      ['a', 2, null, 'in', 'fact'],
      ['a', 26 + 1 / HOUR, 'in', null, 'fact'],
    ]);
    const city: Told = { told: at(30), customer: 'a', kind: 'field', column: 'city', at: at(30), value: 1 };
    expect(entriesOf('甲', [order('a', 5), city], [0, 10, 40])).toEqual([
      ['a', 5, null, 'in', 'fact'],
      ['a', 30, 'in', null, 'fact'],
    ]);
  });

  it('is the book where the book was activated', () => {
    expect(entriesOf('最近', [order('a', 0, -1)], [0])).toEqual([['a', 0, null, 'in', 'rule']]);
  });

  it('is a hand, until what it set expires', () => {
    const set = (told: number, value: string, until?: number): Told => ({
      told: at(told),
      customer: 'a',
      kind: 'hand',
      value,
      at: at(told),
      until: until === undefined ? undefined : at(until),
    });
    expect(entriesOf('手', [set(5, '高', 9), set(20, '低')], [0, 10, 70])).toEqual([
      ['a', 5, null, '高', 'manual'],
      ['a', 9, '高', null, 'manual'],
      ['a', 20, null, '低', 'manual'],
      ['a', 60 + 1 / HOUR, '低', null, 'clock'],
    ]);
  });

  it('is the population where others moved', () => {
    const told = [order('a', 0), order('b', 5), order('b', 6), order('c', 20, 1), order('c', 20, 2), order('c', 20, 3)];
    expect(entriesOf('榜', told, [0, 10, 30])).toEqual([
      ['a', 0, null, 'in', 'rule'],
      ['a', 10, 'in', null, 'population'],
      ['b', 5, null, 'in', 'fact'],
      ['c', 30, null, 'in', 'fact'],
    ]);
  });
});
