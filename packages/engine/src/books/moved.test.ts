import { expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { refresh } from '../step/refresh.js';
import { stepping } from '../step/step.harness.js';
import { movedByBooks } from './moved.js';
import { activationsAfter, bookVersion } from './versions.js';

const BOOK = `customer { n: integer }
event order { amount: money }
tag 价值 { 高 when count(order) >= 2  低 otherwise }
segment 活跃 = count(order) >= 1
`;

it('says how many customers each book moved, facts and clock left out', async () => {
  const shop = await stepping(BOOK);
  for (const [id, customer] of [
    ['o1', 'a'],
    ['o2', 'a'],
    ['o3', 'b'],
  ] as const)
    await shop.tell(5, { kind: 'event', event: 'order', id, customer, at: 5 });
  await shop.step(10);
  await shop.tell(15, { kind: 'event', event: 'order', id: 'o4', customer: 'c', at: 15 });
  await shop.step(20);
  await refresh(shop.store, planOf(BOOK.replace('>= 2', '>= 1').replace('>= 1\n', '>= 3\n')), 30);
  const [first, second] = await activationsAfter(shop.store, 0);
  expect(await activationsAfter(shop.store, 1)).toEqual([second]);
  expect((await bookVersion(shop.store, 2))?.hash).toBe(second?.hash);
  expect(await bookVersion(shop.store, 3)).toBeUndefined();
  expect(await movedByBooks(shop.store, second === undefined ? [] : [second])).toEqual([
    { kind: 'tag', name: '价值', value: '低', entered: 0, left: 2 },
    { kind: 'tag', name: '价值', value: '高', entered: 2, left: 0 },
    { kind: 'segment', name: '活跃', value: undefined, entered: 0, left: 3 },
  ]);
  expect(await movedByBooks(shop.store, [])).toEqual([]);
  expect((await movedByBooks(shop.store, first === undefined ? [] : [first]))?.length).toBeGreaterThan(0);
  await shop.store.close();
});
