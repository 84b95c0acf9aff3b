import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BOOK_TABLE } from '../books/table.js';
import { LOG_TABLES } from '../log/tables.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { dirtyCustomers, isAnythingDirty, markDirty } from './dirty.js';
import { createStepTables, DIRTY_TABLE, EVER, WATERMARK_TABLE } from './tables.js';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await createStepTables(store);
});
afterEach(() => store.close());

it('makes its tables once', async () => {
  await createStepTables(store);
  for (const table of [DIRTY_TABLE, WATERMARK_TABLE, BOOK_TABLE, ...Object.values(LOG_TABLES)])
    expect(await store.columnsOf(table)).not.toEqual([]);
});

it('gathers what is written down of a customer, however often', async () => {
  expect(await isAnythingDirty(store)).toBe(false);
  await markDirty(store, [
    { customer: 'c1', source: 'order', since: 50 },
    { customer: 'c2', source: null, since: EVER },
    { customer: 'c1', source: 'order', since: 20 },
  ]);
  await markDirty(store, [{ customer: 'c1', source: 'visit', since: 30 }]);
  await markDirty(store, []);
  expect(await isAnythingDirty(store)).toBe(true);
  expect(await dirtyCustomers(store)).toEqual(
    new Map([
      ['c1', { since: 20, sources: new Set(['order', 'visit']) }],
      ['c2', { since: EVER, sources: new Set([null]) }],
    ]),
  );
});

it('is part of the transaction that changes the facts', async () => {
  const attempt = store.write(async (session) => {
    await markDirty(session, [{ customer: 'c1', source: null, since: 1 }]);
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  expect(await store.row(sql`select * from ${sql.id(DIRTY_TABLE)}`)).toBeUndefined();
});
