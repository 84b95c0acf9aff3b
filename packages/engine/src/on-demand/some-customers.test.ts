import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluated, NOW, planOf } from '../book.harness.js';
import type { Store } from '../store/store.js';
import { someCustomers } from './some-customers.js';

const plan = planOf('customer { city: text }\nevent order { amount: money }\nsegment 买过 = did order\n');
const id = (index: number): string => `c${String(index).padStart(3, '0')}`;
const customer = Array.from({ length: 250 }, (_, index) => ({ id: id(index), city: '北京' }));
const order = customer.flatMap(({ id: owner }) =>
  [1, 2].map((nth) => ({ customer: owner, at: NOW - nth, id: `${owner}-${nth}`, amount: nth })),
);

let store: Store;
beforeAll(async () => {
  ({ store } = await evaluated(plan, { customer, order }));
});
afterAll(() => store.close());

const idsOf = async (count: number, events: number): Promise<readonly string[]> => {
  const { customers, population } = await someCustomers(store, plan, { count, seed: '1', events });
  expect(population).toBe(250);
  return customers.map((each) => each.id);
};

it('are as many as were asked for, in an order that does not depend on it', async () => {
  const all = await idsOf(1000, 1000);
  expect([...all].sort()).toEqual(customer.map((each) => each.id));
  expect(await idsOf(220, 1000)).toEqual(all.slice(0, 220));
});

it('end before the events of all of them together are too many, with one of them at least', async () => {
  const all = await idsOf(250, 1000);
  expect(await idsOf(250, 300)).toEqual(all.slice(0, 150));
  expect(await idsOf(250, 1)).toEqual(all.slice(0, 1));
});
