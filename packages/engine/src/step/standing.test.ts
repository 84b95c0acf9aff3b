import { afterEach, beforeEach, expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { latestBook } from '../books/versions.js';
import { EngineError } from '../errors/engine-error.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { refresh } from './refresh.js';
import { standing } from './standing.js';
import { stepping } from './step.harness.js';

const BOOK = 'customer { n: integer }\nevent order { amount: money }\nsegment active = count(order) >= 1\n';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.close());

it('says nothing where no step was ever made', async () => {
  expect(await standing(store)).toBeUndefined();
  expect(await latestBook(store)).toBeUndefined();
});

it('says how far the answers have come, and whether facts wait', async () => {
  const shop = await stepping(BOOK);
  await shop.tell(10, { kind: 'event', event: 'order', id: 'o1', customer: 'c1', at: 5 });
  await shop.step(20);
  const expected = { asOf: 20, book: shop.plan.hash, population: 1, lastSeq: 1 };
  expect(await standing(shop.store)).toEqual({ ...expected, isAnythingDirty: false });
  await shop.tell(30, { kind: 'event', event: 'order', id: 'o2', customer: 'c2', at: 25 });
  expect(await standing(shop.store)).toEqual({ ...expected, isAnythingDirty: true });
  expect((await latestBook(shop.store))?.hash).toBe(shop.plan.hash);
  await shop.store.close();
});

it('makes a step only on top of the book that is named, and leaves everything as it is otherwise', async () => {
  const shop = await stepping(BOOK);
  const first = shop.plan;
  await shop.step(10, { base: null });
  const second = planOf(BOOK.replace('>= 1', '>= 2'));
  await refresh(shop.store, second, 20, { base: first.hash });
  const late = refresh(shop.store, planOf(BOOK.replace('>= 1', '>= 3')), 30, { base: first.hash });
  await expect(late).rejects.toThrow(EngineError);
  await expect(late).rejects.toMatchObject({
    code: 'book-changed',
    params: { expected: first.hash, found: second.hash },
  });
  await expect(refresh(shop.store, first, 30, { base: null })).rejects.toMatchObject({ code: 'book-changed' });
  expect(await standing(shop.store)).toMatchObject({ asOf: 20, book: second.hash });
  await shop.store.close();
});
