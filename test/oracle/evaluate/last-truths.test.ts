import { expect, it } from 'vitest';
import { Dice } from '../generate/dice.js';
import type { Book, Condition, Customer, Facts } from '../model/index.js';
import { LocalCalendar } from './calendar.js';
import { LastTruths } from './last-truths.js';
import { Turns } from './turns.js';

const HOUR = 3_600_000;
const [START, END] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1)];
const book: Book = {
  zone: 'Europe/London',
  customer: { columns: {}, fields: [] },
  events: [],
  lists: [],
  metrics: [],
  tags: [],
  segments: [],
};
const condition = {} as Condition;

it('the last truth is the latest turn at which a condition holds, in whatever order stretches of time are asked about', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const dice = new Dice(seed);
    const customer: Customer = { id: 'a', values: {} };
    const instant = () => START + dice.int(0, 31 * 24) * HOUR;
    const events = dice.times(dice.int(0, 6), (i) => ({
      id: String(i),
      kind: 'e',
      customer: 'a',
      at: instant(),
      values: {},
    }));
    const facts: Facts = { customers: [customer], events };
    // It turns where events lie.
    const turns = events.map(({ at }) => at);
    const isTrueAt = (at: number) => turns.filter((turn) => turn <= at).length % 2 === 1;
    const known = new LastTruths(new Turns(book, facts, new LocalCalendar(book.zone)), (_, at) => isTrueAt(at));
    for (let i = 0; i < 40; i++) {
      const [from, to] = [instant(), instant() + dice.pick([0, -1, 1])].sort((a, b) => a - b) as [number, number];
      const beside = turns.flatMap((turn) => [turn - 1, turn, turn + 1]).filter((at) => at > from && at < to);
      const wanted = [from, to, ...beside].filter(isTrueAt).toSorted((a, b) => b - a)[0];
      expect({ seed, from, to, last: known.between(from, to, condition, customer) }).toEqual({
        seed,
        from,
        to,
        last: wanted,
      });
    }
  }
});

it('turns are told of any stretch of time as if it were asked about first', () => {
  const customer: Customer = { id: 'a', values: {} };
  const events = [{ id: '1', kind: 'e', customer: 'a', at: START + 90 * HOUR, values: {} }];
  const turns = () => new Turns(book, { customers: [customer], events }, new LocalCalendar(book.zone));
  const asked = turns();
  const dice = new Dice(7);
  for (let i = 0; i < 100; i++) {
    const from = START + dice.int(0, 600) * HOUR;
    const to = Math.min(END, from + dice.int(0, 200) * HOUR);
    expect(asked.between(from, to, customer)).toEqual(turns().between(from, to, customer));
  }
});
