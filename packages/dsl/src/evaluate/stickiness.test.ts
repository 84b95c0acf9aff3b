import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../plan/facts.js';
import { evaluatePopulation, momentOf } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { city: text }
event view { page: text }
event order { amount: money }
metric R = since last order
`;

/** Who ordered and viewed so many days before NOW. */
const did = (orders: readonly number[], views: readonly number[] = []): CustomerFacts =>
  customer(
    'c1',
    {},
    {
      order: events(...orders.map((days) => ({ ago: days * DAY, amount: 100 }))),
      view: events(...views.map((days) => ({ ago: days * DAY, page: 'tea' }))),
    },
  );

/** The tag's values with the days from NOW up to which they are kept. */
const held = (tag: string, facts: CustomerFacts, now = NOW) =>
  momentOf(prepare(planOf(CATALOG + tag)), facts, now)
    .tag('t0')
    .map(({ value, until }) => (until === undefined ? value : `${value} +${String((until - NOW) / DAY)}`));

describe('a value with a condition and `expires`', () => {
  const ASLEEP = 'tag 流失 = 沉睡 when R > 90d expires 30d';

  it('is there while the condition holds, and is kept from its last instant on', () => {
    expect(held(ASLEEP, did([91]))).toEqual(['沉睡']);
    expect(held(ASLEEP, did([90]))).toEqual([]);
    // An order ended it: the millisecond before the order was the last one.
    const woken = did([200, 10]);
    expect(held(ASLEEP, woken, NOW - 10 * DAY - 1)).toEqual(['沉睡']);
    const end = NOW + 20 * DAY - 1;
    expect(held(ASLEEP, woken, NOW - 10 * DAY)).toEqual([`沉睡 +${String((end - NOW) / DAY)}`]);
    expect(held(ASLEEP, woken, end)).toHaveLength(1);
    expect(held(ASLEEP, woken, end + 1)).toEqual([]);
  });

  it('is there though its condition held only between two questions', () => {
    // 100 days lie between the orders, so that it held for ten of them.
    expect(held(ASLEEP, did([105, 5]))).toEqual([`沉睡 +${String(25 - 1 / DAY)}`]);
    expect(held(ASLEEP, did([135, 35]))).toEqual([]);
  });

  it('is kept for months that are as long as they are', () => {
    const tag = 'tag 流失 = 沉睡 when R > 90d expires 1mo';
    // It ended a moment before noon of 31 May; no day of June is a month later, so it goes with the first of July.
    expect(held(tag, did([200, 1]), Date.UTC(2026, 5, 30, 16) - 1)).toHaveLength(1);
    expect(held(tag, did([200, 1]), Date.UTC(2026, 5, 30, 16))).toEqual([]);
  });

  it('holds from what was so of a field and of a hand-set tag', () => {
    const tag = `tag 地区 = 北 when city = 北京 or tag 风险 = 高 expires 30d
tag 风险 manual { 高 低 }`;
    const moved = customer(
      'c1',
      { city: '北京' },
      {},
      { changes: [{ at: NOW - 5 * DAY, column: 'city', value: '上海' }] },
    );
    expect(held(tag, moved)).toEqual([`北 +${String(25 - 1 / DAY)}`]);
    const freed = customer(
      'c1',
      {},
      {},
      {
        handSet: [{ tag: '风险', value: '高', from: NOW - 9 * DAY, until: NOW - 3 * DAY }],
      },
    );
    expect(held(tag, freed)).toEqual([`北 +${String(27 - 1 / DAY)}`]);
  });

  it('of many lingers by itself', () => {
    const tag = `tag 意向 many {
  看 when did view in last 1d expires 10d
  买 when did order in last 1d expires 2d
  无 when not did view
}`;
    expect(held(tag, did([1.5], [5]))).toEqual([`看 +${String(6 - 1 / DAY)}`, `买 +${String(1.5 - 1 / DAY)}`]);
    expect(held(tag, did([4], [12]))).toEqual([]);
    expect(held(tag, did([0.5]))).toEqual(['买', '无']);
  });
});

describe('an exclusive tag', () => {
  const TAG = `tag 意向 {
  看 when did view in last 1d expires 10d
  买 when did order in last 1d expires 2d
  冷 when count(view) >= 5
  无 otherwise
}`;

  it('keeps the last winner alone', () => {
    expect(held(TAG, did([], [5]))).toEqual([`看 +${String(6 - 1 / DAY)}`]);
    // The order ended it for good: no older value comes back when 买 is over.
    expect(held(TAG, did([4], [5]))).toEqual(['无']);
    expect(held(TAG, did([2], [5]))).toEqual([`买 +${String(1 - 1 / DAY)}`]);
    expect(held(TAG, did([0.5], [5]))).toEqual(['买']);
    expect(held(TAG, did([0.5], [0.5]))).toEqual(['看']);
    // Both ended at the same instant: the first counts.
    expect(held(TAG, did([2], [2]))).toEqual([`看 +${String(9 - 1 / DAY)}`]);
  });

  it('keeps nothing once a case that keeps nothing held', () => {
    const tag = `tag 意向 {
  看 when did view in last 1d expires 10d
  买 when did order in last 1d
  无 otherwise
}`;
    expect(held(tag, did([], [5]))).toEqual([`看 +${String(6 - 1 / DAY)}`]);
    expect(held(tag, did([3], [5]))).toEqual(['无']);
    expect(held(tag, did([5], [3]))).toEqual([`看 +${String(8 - 1 / DAY)}`]);
  });

  it('lets a case that held end what an event left behind', () => {
    const tag = `tag 意向 {
  买 on order expires 10d
  看 when did view in last 1d
}`;
    expect(held(tag, did([5]))).toEqual(['买 +5']);
    expect(held(tag, did([5], [3]))).toEqual([]);
    expect(held(tag, did([2], [3.5]))).toEqual(['买 +8']);
  });
});

describe('a threshold under `expires`', () => {
  const BOOK = prepare(
    planOf(`${CATALOG}metric M = sum(order.amount)
tag A = 高 when M >= top50% expires 2d
tag B = 高 when M >= top50%`),
  );
  const spent = (id: string, ...orders: readonly (readonly [days: number, amount: number])[]) =>
    customer(id, {}, { order: events(...orders.map(([days, amount]) => ({ ago: days * DAY, amount }))) });
  const values = (customers: readonly CustomerFacts[], now: number) =>
    evaluatePopulation(BOOK, customers, now).customers.map(({ tags }) =>
      tags.map(({ values: own }) => own.map(({ value }) => value).join()).join('/'),
    );

  it('is that of the last local midnight, now too', () => {
    const customers = [spent('a', [10, 500]), spent('b', [10, 400], [0.25, 900])];
    // NOW is noon, and b overtook a in the morning: a is out at once by the live threshold, by the other at midnight.
    expect(values(customers, NOW)).toEqual(['高/', '高/高']);
    const nextNoon = NOW + DAY;
    expect(values(customers, nextNoon)).toEqual(['高/', '高/高']);
    expect(values(customers, nextNoon + 2 * DAY)).toEqual(['/', '高/高']);
  });
});
