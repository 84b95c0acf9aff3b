import { expect, it } from 'vitest';
import { DAY, load, NOW, planOf } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore } from '../store/empty.harness.js';
import { reachedThresholds } from './reached.js';

const BOOK = `
timezone "UTC"
customer { city: text }
event order { amount: money }
segment top = count(order) >= top20%
segment least = count(order) <= bottom20% per city
segment mean = count(order) >= average
segment away = since last order >= top 1
`;

it('counts who stands at a threshold or beyond it, ties included, group by group', async () => {
  const plan = planOf(BOOK);
  const store = await emptyStore();
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  await load(store, plan, {
    customer: ids.map((id, index) => ({ id, city: index < 4 ? 'N' : 'S' })),
    // a ordered twice, b to e once, f never.
    order: ['a', 'a', 'b', 'c', 'd', 'e'].map((customer, index) => ({
      customer,
      at: NOW - (index + 1) * DAY,
      amount: 1,
    })),
  });
  await evaluate(store, plan, NOW);
  const reached = await reachedThresholds(store, plan);
  const labelled = reached.map(({ rank, group, population, reached: count }) => [
    plan.ranks.find(({ id }) => id === rank)?.label,
    group,
    population,
    count,
  ]);
  expect(labelled.toSorted()).toEqual([
    ['count(order) bottom20% per city', 'N', 4, 3],
    ['count(order) bottom20% per city', 'S', 1, 1],
    ['count(order) top20%', null, 5, 1],
    ['since last order top 1', null, 5, 1],
  ]);
});
