import { expect, it, onTestFinished } from 'vitest';
import { NOW, testServer } from '../server.harness.js';
import { readEntries } from './read.js';
import { pruneJournal } from './retention.js';

const DAY = 86_400_000;
const caller = { id: 'k1', name: '王静', role: 'operator' } as const;

it('keeps entries for so many days, and gives no number out twice', async () => {
  const server = await testServer();
  onTestFinished(() => server.close());
  const { journal, keeper, store } = server.deps;
  for (const day of [0, 1, 2]) {
    server.setClock(NOW + day * DAY);
    journal.note(caller, 'read', { kind: 'customer', customer: `c${day}` });
    await journal.flush();
  }
  const left = async (): Promise<readonly (string | number | null)[][]> =>
    (await readEntries(store, { caller: 'k1' }, 10)).map(({ seq, customer }) => [seq, customer]);
  const [[last]] = (await left()) as [[number, string]];
  expect(await keeper.record(pruneJournal, 2)).toBe(0);
  server.setClock(NOW + 3 * DAY);
  await keeper.record(pruneJournal, 2);
  expect(await left()).toEqual([
    [last, 'c2'],
    [last - 1, 'c1'],
  ]);
  server.setClock(NOW + 100 * DAY);
  await keeper.record(pruneJournal, 2);
  expect(await left()).toEqual([[last, 'c2']]);
  journal.note(caller, 'read', { kind: 'customer', customer: 'c3' });
  await journal.flush();
  expect((await left())[0]).toEqual([last + 1, 'c3']);
});
