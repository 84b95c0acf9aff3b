import { expect, it } from 'vitest';
import { DAY, NOW, load, planOf } from '../book.harness.js';
import { refresh } from '../step/refresh.js';
import { emptyStore } from '../store/empty.harness.js';
import { lastTurn } from './last-turn.js';

it('says when a tag turned last for anybody', async () => {
  const plan = planOf(
    'customer { }\nevent order { }\ntag T = a when did order in last 7d\nsegment S = count(order) > 5',
  );
  const store = await emptyStore();
  expect(await lastTurn(store, 'T')).toBeUndefined();
  await load(store, plan, {
    customer: [{ id: 'a' }, { id: 'b' }],
    order: [
      { customer: 'a', at: NOW - 9 * DAY },
      { customer: 'b', at: NOW - 5 * DAY },
    ],
  });
  for (const days of [10, 5, 0]) await refresh(store, plan, NOW - days * DAY);
  expect([await lastTurn(store, 'T'), await lastTurn(store, 'S')]).toEqual([NOW - 2 * DAY, undefined]);
  await store.close();
});
