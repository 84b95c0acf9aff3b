import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { append } from './append.js';
import type { NewEntry } from './change.js';
import { eraseFromLog } from './erase.js';
import {
  changesAt,
  changesPage,
  extentOfLog,
  firstWrittenSince,
  isInLog,
  latestChanges,
  type PageOptions,
} from './page.js';
import { pruneBefore } from './prune.js';
import { acknowledge, cursorOf, forgetReader, slowestReader } from './read.js';
import { createLogTables, LOG_TABLES } from './tables.js';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await createLogTables(store);
});
afterEach(() => store.close());

const entry = (customer: string, kind: 'tag' | 'segment', name: string, at: number, cause: NewEntry['cause']) =>
  ({
    customer,
    kind,
    name,
    value: undefined,
    old: null,
    new: 'x',
    effectiveAt: at,
    recordedAt: at,
    book: 'b',
    cause,
  }) satisfies NewEntry;

const some = () =>
  store.write((session) =>
    append(session, [
      entry('a', 'tag', 't', 10, 'fact'),
      entry('b', 'tag', 'u', 10, 'clock'),
      entry('a', 'segment', 't', 20, 'rule'),
      entry('b', 'tag', 't', 20, 'clock'),
      entry('c', 'segment', 's', 30, 'fact'),
    ]),
  );

const seqs = async (after: number, options: Partial<PageOptions> = {}) => {
  const { changes, upTo, last } = await changesPage(store, after, { limit: 10, ...options });
  return [changes.map(({ seq }) => seq), upTo, last];
};

it('gives the entries that are asked for, and how far it looked', async () => {
  await some();
  expect(await seqs(0)).toEqual([[1, 2, 3, 4, 5], 5, 5]);
  expect(await seqs(0, { limit: 2 })).toEqual([[1, 2], 2, 5]);
  expect(await seqs(2, { limit: 3 })).toEqual([[3, 4, 5], 5, 5]);
  expect(await seqs(0, { of: [{ kind: 'tag', name: 't' }] })).toEqual([[1, 4], 5, 5]);
  expect(
    await seqs(0, {
      of: [
        { kind: 'tag', name: 't' },
        { kind: 'segment', name: 's' },
      ],
    }),
  ).toEqual([[1, 4, 5], 5, 5]);
  expect(await seqs(0, { except: [{ kind: 'tag', name: 't' }] })).toEqual([[2, 3, 5], 5, 5]);
  expect(await seqs(0, { of: [] })).toEqual([[], 5, 5]);
  expect(await seqs(0, { customer: 'a' })).toEqual([[1, 3], 5, 5]);
  expect(await seqs(0, { customer: 'a', limit: 1 })).toEqual([[1], 1, 5]);
  expect(await seqs(0, { causes: ['clock', 'rule'] })).toEqual([[2, 3, 4], 5, 5]);
  expect(await seqs(0, { of: [{ kind: 'segment', name: 's' }], most: 3 })).toEqual([[], 3, 5]);
  expect(await seqs(5)).toEqual([[], 5, 5]);
  expect(await seqs(9)).toEqual([[], 9, 5]);
});

it('refuses what is gone, and finds entries by their numbers as long as they are there', async () => {
  await some();
  await eraseFromLog(store, ['a', 'b']);
  await pruneBefore(store, 4);
  await expect(seqs(2)).rejects.toMatchObject({ code: 'log-pruned', params: { seq: 2, pruned: 3 } });
  expect(await seqs(3)).toEqual([[4, 5], 5, 5]);
  expect(await extentOfLog(store)).toEqual({ from: 3, last: 5 });
  expect((await changesAt(store, [5, 1, 4])).map(({ seq }) => seq)).toEqual([4, 5]);
  expect(await changesAt(store, [])).toEqual([]);
});

it('knows what the log has entries of, and since when', async () => {
  await some();
  expect(await isInLog(store, { kind: 'segment', name: 't' })).toBe(true);
  expect(await isInLog(store, { kind: 'segment', name: 'u' })).toBe(false);
  const found = await Promise.all([5, 10, 11, 20, 21, 30, 31].map((at) => firstWrittenSince(store, at)));
  expect(found).toEqual([1, 1, 3, 3, 5, 5, 6]);
});

it('forgets a reader', async () => {
  await some();
  expect(await slowestReader(store)).toBeUndefined();
  await acknowledge(store, 'crm', 3);
  await acknowledge(store, 'mail', 4);
  expect(await slowestReader(store)).toBe(3);
  await forgetReader(store, 'crm');
  expect(await slowestReader(store)).toBe(4);
  expect(await cursorOf(store, 'crm')).toBe(0);
});

it('finds nothing before the first step', async () => {
  for (const table of Object.values(LOG_TABLES)) await store.run(sql`drop table ${sql.id(table)}`);
  expect(await seqs(0)).toEqual([[], 0, 0]);
  expect(await extentOfLog(store)).toEqual({ from: 0, last: 0 });
  expect(await changesAt(store, [1])).toEqual([]);
  expect(await isInLog(store, { kind: 'tag', name: 't' })).toBe(false);
  expect(await firstWrittenSince(store, 0)).toBe(1);
  await forgetReader(store, 'crm');
});

it('gives the latest entries first, out of the end of the log', async () => {
  const latest = async (options: Partial<PageOptions>) => {
    const { changes, upTo } = await latestChanges(store, { limit: 10, ...options });
    return [changes.map(({ seq }) => seq), upTo];
  };
  expect(await latest({})).toEqual([[], 0]);
  await some();
  expect(await latest({ limit: 2 })).toEqual([[5, 4], 5]);
  expect(await latest({ of: [{ kind: 'tag', name: 't' }] })).toEqual([[4, 1], 5]);
  expect(await latest({ of: [{ kind: 'tag', name: 't' }], most: 3 })).toEqual([[4], 5]);
  expect(await latest({ customer: 'a', most: 1 })).toEqual([[3, 1], 5]);
});
