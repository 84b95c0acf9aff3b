import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../evaluate/harness.js';
import type { CustomerFacts, HandSet, Stored } from '../../../../plan/facts.js';
import { Book } from '../../book.harness.js';
import { sqlite } from '../../sqlite.js';
import { dueSql } from './due.js';

const FIELDS = `customer { birthday: date  joined: time  due: time  points: integer }
event order { paid: time }
`;
const ZONES = { shanghai: ['Asia/Shanghai', '+08:00'], newYork: ['America/New_York', ''] } as const;

/** An instant as the wall clock of Shanghai shows it, or with an offset of its own. */
const at = (text: string): number => Date.parse(/[+-]\d\d:\d\d$/.test(text) ? text : `${text}+08:00`);

interface Known {
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly orders?: readonly string[];
  readonly paid?: string;
  readonly handSet?: readonly HandSet[];
}

const factsOf = ({ fields = {}, orders = [], paid, handSet = [] }: Known): CustomerFacts => ({
  id: 'ann',
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Stored] => [
      name,
      typeof value === 'string' ? at(value) : value,
    ]),
  ),
  events: {
    order: orders.map((instant, index) => ({
      id: `o${index}`,
      at: at(instant),
      values: { paid: paid === undefined ? null : at(paid) },
    })),
  },
  handSet,
});

/** When the clock is due for one customer after `now`: the earliest of what the queries say; undefined for never. */
const dueAfter = (
  now: string,
  rules: string,
  known: Known,
  zone: keyof typeof ZONES = 'shanghai',
): string | undefined => {
  const plan = planOf(`timezone "${ZONES[zone][0]}"\n${FIELDS}${rules}`);
  const book = new Book(plan, [factsOf(known)], at(now));
  book.evaluate(at(now));
  const queries = dueSql(plan, at(now), sqlite) ?? [];
  const found = queries.flatMap(({ sql, parameters }) => book.rows(sql, ...parameters).map(({ due }) => due));
  const instants = found.filter((each) => each !== null && each !== undefined).map(Number);
  return instants.length === 0 ? undefined : new Date(Math.min(...instants)).toISOString();
};
const expectDue = (due: string | undefined, expected: string | undefined): void =>
  expect(due).toBe(expected === undefined ? undefined : new Date(at(expected)).toISOString());

const NOON = '2026-06-01T12:00';
const segment = (condition: string): string => `segment S = ${condition}`;

describe('the clock is due when a fact comes to a mark that goes along with it', () => {
  it.each<[string, string, Known, string | undefined]>([
    ['an event leaves a window', 'did order in last 30d', { orders: ['2026-05-22T12:00'] }, '2026-06-21T12:00'],
    [
      'the first of them',
      'count(order in last 30d) > 1',
      { orders: ['2026-05-22T12:00', '2026-05-30T12:00'] },
      '2026-06-21T12:00',
    ],
    ['none is left in it', 'count(order in last 30d) > 1', { orders: ['2026-04-22T12:00'] }, undefined],
    // (now - 30d, now]: at its end it is out already.
    ['it has just left', 'count(order in last 30d) > 1', { orders: ['2026-05-02T12:00'] }, undefined],
    [
      'it is in for a last ms',
      'count(order in last 30d) > 1',
      { orders: ['2026-05-02T12:00:00.001'] },
      '2026-06-01T12:00:00.001',
    ],
    ['one is dated ahead', 'count(order) > 1', { orders: ['2026-06-01T14:00'] }, '2026-06-01T14:00'],
    [
      'it comes into a window that ends before now',
      'count(order between 9d and 2d ago) > 1',
      { orders: ['2026-05-31T12:00'] },
      '2026-06-02T12:00',
    ],
    // Longer than 3 days: from the ms behind them on. It is told a ms before.
    ['a recency is over', 'since last order > 3d', { orders: ['2026-05-31T12:00'] }, '2026-06-03T12:00'],
    ['it is right about to', 'since last order > 3d', { orders: ['2026-05-29T12:00'] }, '2026-06-01T12:00:00.001'],
    ['it was over a ms ago', 'since last order > 3d', { orders: ['2026-05-29T11:59:59.999'] }, undefined],
    ['it is reached', 'since last order >= 3d', { orders: ['2026-05-31T12:00'] }, '2026-06-03T12:00'],
    ['it was reached right now', 'since last order >= 3d', { orders: ['2026-05-29T12:00'] }, undefined],
    ['a time ahead is near', 'until(due) <= 1d', { fields: { due: '2026-06-05T12:00' } }, '2026-06-04T12:00'],
    ['nearer than so', 'until(due) < 1d', { fields: { due: '2026-06-05T12:00' } }, '2026-06-04T12:00'],
    ['it is not known', 'until(due) <= 1d', {}, undefined],
    [
      'of a field of the last event',
      'since(last(order.paid)) >= 3d',
      { orders: ['2026-05-20T12:00'], paid: '2026-05-31T13:00' },
      '2026-06-03T13:00',
    ],
    ['of anybody', 'since(overall last(order)) >= 3d', { orders: ['2026-05-31T12:00'] }, '2026-06-03T12:00'],
    ['of the rule itself', 'since(2026-05-30 20:00) >= 5d', {}, '2026-06-04T20:00'],
    [
      'of what is worked out',
      'since(joined + 2d) >= 5d',
      { fields: { joined: '2026-05-27T18:00' } },
      '2026-06-03T18:00',
    ],
    [
      'of a length of the customer’s own',
      'since(joined) > 2d * points',
      { fields: { joined: '2026-05-30T18:00', points: 1 } },
      '2026-06-01T18:00',
    ],
    [
      'the earlier of two edges',
      'until(due) <= 1d or since last order >= 3d',
      { fields: { due: '2026-06-05T12:00' }, orders: ['2026-05-31T12:00'] },
      '2026-06-03T12:00',
    ],
  ])('%s: %s', (_, condition, known, expected) => expectDue(dueAfter(NOON, segment(condition), known), expected));
});

describe('the clock is due by the calendar', () => {
  const MIDNIGHT = '2026-06-02T00:00';
  it.each<[string, string, Known, string]>([
    // At a day's end it is looked at again, whether it is a month's end or not.
    [NOON, 'count(order this month) > 1', {}, MIDNIGHT],
    ['2026-06-01T23:59:59.999', 'count(order today) > 1', {}, MIDNIGHT],
    [MIDNIGHT, 'count(order today) > 1', {}, '2026-06-03T00:00'],
    [NOON, 'age(birthday) >= 18', {}, MIDNIGHT],
    [NOON, 'age(birthday) * 2 > 40', {}, MIDNIGHT],
    [NOON, 'anniversary(birthday) within next 7d', {}, MIDNIGHT],
    [NOON, 'date(due) within next 7d', {}, MIDNIGHT],
    // Months are counted back from today alone, in which one comes to a fact, or does not.
    [NOON, 'since(joined) <= 1mo', { fields: { joined: '2026-05-01T15:00' } }, '2026-06-01T15:00'],
    [NOON, 'since(joined) <= 1mo', { fields: { joined: '2026-05-03T15:00' } }, MIDNIGHT],
    [NOON, 'since(joined) <= 1mo', { fields: { joined: '2026-04-03T15:00' } }, MIDNIGHT],
    [NOON, 'since(joined) <= 1mo', { fields: { joined: '2026-05-01T12:00' } }, '2026-06-01T12:00:00.001'],
    [NOON, 'since(joined) < 1mo', { fields: { joined: '2026-05-01T12:00' } }, MIDNIGHT],
    // All of 31 July goes back to the first midnight of July.
    ['2026-07-31T12:00', 'since(joined) <= 1mo', { fields: { joined: '2026-07-01T09:00' } }, '2026-08-01T00:00'],
    // The sooner of a calendar's edge and of a length.
    [NOON, 'count(order today) > 1 or until(due) <= 1h', { fields: { due: '2026-06-01T18:00' } }, '2026-06-01T17:00'],
    [NOON, 'count(order today) > 1 or until(due) <= 1h', { fields: { due: '2026-06-03T18:00' } }, MIDNIGHT],
  ])('after %s: %s', (now, condition, known, expected) =>
    expectDue(dueAfter(now, segment(condition), known), expected),
  );
});

describe('the clock is due where clocks are put forward or back', () => {
  const month = segment('since(joined) <= 1mo');
  it.each<[string, string, string, string]>([
    // On 8 March New York leaps from 02:00 to 03:00, so that on 8 April a month back stands still for that hour.
    ['before a fact ahead of the leap', '2026-04-08T00:30-04:00', '2026-03-08T01:15-05:00', '2026-04-08T01:15-04:00'],
    ['where the leap begins', '2026-04-08T00:30-04:00', '2026-03-08T12:00-04:00', '2026-04-08T02:00-04:00'],
    ['where it ends', '2026-04-08T02:30-04:00', '2026-03-08T12:00-04:00', '2026-04-08T03:00:00.001-04:00'],
    // On 1 November an hour comes twice, so that on 1 December a month back leaps over the second one.
    [
      'before a fact in the first of two hours',
      '2026-12-01T00:30-05:00',
      '2026-11-01T01:15-04:00',
      '2026-12-01T01:15-05:00',
    ],
    ['before the second of them', '2026-12-01T00:30-05:00', '2026-11-01T01:15-05:00', '2026-12-01T01:59:59.999-05:00'],
    ['right before it', '2026-12-01T01:59:59.999-05:00', '2026-11-01T01:15-05:00', '2026-12-01T02:00-05:00'],
    ['behind both', '2026-12-01T02:00-05:00', '2026-11-01T09:00-05:00', '2026-12-01T09:00-05:00'],
  ])('%s', (_, now, joined, expected) => expectDue(dueAfter(now, month, { fields: { joined } }, 'newYork'), expected));

  it('at the earliest of several', () =>
    expectDue(
      dueAfter('2026-04-08T02:30-04:00', segment('since(joined) <= 1mo or count(order today) > 1'), {}, 'newYork'),
      '2026-04-08T03:00:00.001-04:00',
    ));
});

describe('the clock is due when something shows later', () => {
  /** What turns at an instant is told some ms early: whether it shows at it or right behind it is not looked at. */
  const SLACKS = 6;
  it.each<[string, Known, string]>([
    // It became so when the first order left the window, two days before noon, which three days cover.
    ['tag W changed in last 3d', { orders: ['2026-05-28T12:00', '2026-05-28T12:00'] }, '2026-06-02T12:00'],
    ['tag W = w for at least 3d', { orders: ['2026-05-31T12:00', '2026-05-31T13:00'] }, '2026-06-02T12:00'],
  ])('%s', (condition, known, expected) => {
    const rules = `tag W = w when count(order in last 2d) > 1\n${segment(condition)}`;
    const due = Date.parse(dueAfter(NOON, rules, known) ?? '');
    expect(due).toBeLessThanOrEqual(at(expected));
    expect(due).toBeGreaterThanOrEqual(at(expected) - SLACKS);
  });

  it.each<[string, string, HandSet, string]>([
    [
      'it is set ahead',
      'tag H manual { x }',
      { tag: 'H', value: 'x', from: at('2026-06-01T18:00'), until: undefined },
      '2026-06-01T18:00',
    ],
    [
      'it is taken away',
      'tag H manual { x }',
      { tag: 'H', value: 'x', from: at('2026-05-01T18:00'), until: at('2026-06-03T18:00') },
      '2026-06-03T18:00',
    ],
    [
      'its time is over',
      'tag H manual expires 5d { x }',
      { tag: 'H', value: 'x', from: at('2026-05-30T12:00'), until: undefined },
      '2026-06-04T12:00:00.001',
    ],
  ])('by hand: %s', (_, rules, handSet, expected) =>
    expectDue(dueAfter(NOON, rules, { handSet: [handSet] }), expected),
  );
});
