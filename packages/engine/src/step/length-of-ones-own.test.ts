import { expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { DAY, load, NOW, planOf } from '../book.harness.js';
import { emptyStore } from '../store/empty.harness.js';
import { refresh } from './refresh.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { due: time }
event order { amount: money }
metric R = since last order
metric cycle = (last(order) - first(order)) / (count(order) - 1)
segment 将到 = count(order) >= 2 and R between 0.8 * cycle and 1.3 * cycle
segment 整好 = R = cycle
segment 先到 = until(due) < last(order) - first(order)
`;

it('a recency against a length of the customer’s own turns when it should, whatever the steps', async () => {
  const plan = planOf(BOOK);
  const store = await emptyStore();
  const order = Array.from({ length: 60 }, (_, index) => ({
    customer: `c${index % 20}`,
    at: NOW - DAY - (index % 20) * 1000 - Math.floor(index / 20) * (3 * DAY + 7 * index + 1),
    amount: 1,
  }));
  const customer = Array.from({ length: 20 }, (_, index) => ({ id: `c${index}`, due: NOW + index * 3_600_000 }));
  await load(store, plan, { customer, order });
  await refresh(store, plan, NOW);
  // To each instant at which one of them turns, and just past it.
  const turns = Array.from({ length: 4 }, (_, index) => NOW + DAY + Math.round((index + 0.5) * 0.4 * DAY));
  for (const now of turns.flatMap((turn) => [turn, turn + 1, turn + 3])) {
    expect(await refresh(store, plan, now, { fallBack: 1 })).toMatchObject({ mode: 'incremental' });
    expect((await audit(store, plan)).listed).toEqual([]);
  }
  await store.close();
});
