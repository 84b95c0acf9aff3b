import { type CustomerFacts, type Plan, prepare, turnsBetween } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { type AnsweredSubject, answeredSubjects, stateOf } from './answered.js';
import { HEAD, logOf, ownSubjects, readOf, START, stateInRow, steps, toldBy } from './lives.harness.js';

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
