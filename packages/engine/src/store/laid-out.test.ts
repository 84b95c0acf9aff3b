import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyStore } from './empty.harness.js';
import { isLaidOut } from './laid-out.js';
import type { Layouts } from './layout.js';
import { createIndex, createLayout } from './schema.js';
import type { Store } from './store.js';

const table = (name: string, ...columns: Layouts['tables'][number]['columns']): Layouts['tables'][number] => ({
  table: name,
  key: ['id'],
  required: ['id'],
  columns: [{ name: 'id', storage: 'text' }, ...columns],
});
const ONE = table('one', { name: 'at', storage: 'integer' });
const OTHER = table('other "one"');

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  for (const layout of [ONE, OTHER]) await createLayout(store, layout);
  await createIndex(store, { name: 'one_at', table: 'one', column: 'at' });
});
afterEach(() => store.close());

it('is what is there, with its columns and indexes', async () => {
  expect(await isLaidOut(store, { tables: [ONE, OTHER], indexes: ['one_at'] })).toBe(true);
  expect(await isLaidOut(store, { tables: [], indexes: [] })).toBe(true);
});

it.each<[string, Layouts]>([
  ['a table', { tables: [ONE, table('third')], indexes: [] }],
  ['a column', { tables: [table('one', { name: 'until', storage: 'integer' })], indexes: [] }],
  ['a column of this kind', { tables: [table('one', { name: 'at', storage: 'text' })], indexes: [] }],
  ['an index', { tables: [ONE], indexes: ['one_at', 'one_until'] }],
])('is not while it lacks %s', async (_, needed) => {
  expect(await isLaidOut(store, needed)).toBe(false);
});

it('is not what goes with the transaction that made it', async () => {
  const needed = { tables: [table('third')], indexes: [] };
  const attempt = store.write(async (session) => {
    for (const layout of needed.tables) await createLayout(session, layout);
    expect(await isLaidOut(session, needed)).toBe(true);
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  expect(await isLaidOut(store, needed)).toBe(false);
});
