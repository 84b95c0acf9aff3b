import { acknowledge, extentOfLog, openStore } from '@tagwright/engine';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, testServer, type TestServer } from '../server.harness.js';
import { BOOK, order } from '../webhooks/sending.harness.js';
import { pruneLog } from './retention.js';

const DAY = 86_400_000;

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ book: BOOK });
  // Two entries on each of ten days.
  for (let day = 0; day < 10; day += 1) {
    server.setClock(NOW + day * DAY);
    await server.deps.keeper.ingest([order(`c${day}`, `${day}`, 200)]);
    await server.settled();
  }
});
afterEach(() => server.close());

const begins = async (keepDays: number): Promise<number> => {
  await server.deps.keeper.record(pruneLog, keepDays);
  return (await extentOfLog(server.deps.store)).from;
};

const readUpTo = async (seq: number): Promise<void> => {
  const store = await openStore(server.deps.config.database);
  await acknowledge(store, 'crm', seq);
  await store.close();
};

it('keeps entries for so many days', async () => {
  expect(await begins(30)).toBe(0);
  expect(await begins(4)).toBe(10);
  expect(await begins(4)).toBe(10);
  expect(await begins(5)).toBe(10);
});

it('keeps them for a reader that lags behind', async () => {
  await readUpTo(7);
  expect(await begins(4)).toBe(7);
  await readUpTo(18);
  expect(await begins(4)).toBe(10);
});

it('keeps them three days longer for it, and no more', async () => {
  await readUpTo(1);
  expect(await begins(4)).toBe(4);
});
