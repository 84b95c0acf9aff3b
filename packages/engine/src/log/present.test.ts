import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { append } from './append.js';
import type { NewEntry } from './change.js';
import { eraseFromLog } from './erase.js';
import { turnsOfThePresent } from './present.js';
import { changesAfter } from './read.js';
import { standingSql } from './reading-rule.js';
import { createLogTables, LOG_TABLES } from './tables.js';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await createLogTables(store);
});
afterEach(() => store.close());

const entry = (customer: string, effectiveAt: number, old: string | null, to: string | null): NewEntry => ({
  customer,
  kind: 'tag',
  name: 't',
  value: undefined,
  old,
  new: to,
  effectiveAt,
  recordedAt: effectiveAt,
  book: 'b',
  cause: 'fact',
});

const turnsAfter = async (entries: readonly NewEntry[]) => {
  await store.run(sql`delete from ${sql.id(LOG_TABLES.change)}`);
  await store.write((session) => append(session, entries));
  const turns = await turnsOfThePresent(store, await changesAfter(store, 0, 100));
  return entries.map((_, index) => {
    const turn = turns.get(index + 1);
    return turn === undefined ? 'same' : `${turn.old} → ${turn.new}`;
  });
};

it('is turned by what happens now, and not by what is learnt of the past', async () => {
  expect(
    await turnsAfter([
      entry('a', 10, null, 'x'),
      entry('a', 20, 'x', 'y'),
      entry('a', 30, 'y', null),
      entry('a', 5, null, 'y'),
      entry('a', 10, 'y', 'y'),
      entry('a', 20, 'y', 'y'),
    ]),
  ).toEqual(['null → x', 'x → y', 'y → null', 'same', 'same', 'same']);
});

it('is turned by taking back what was the last word', async () => {
  expect(await turnsAfter([entry('a', 10, null, 'x'), entry('a', 20, 'x', null), entry('a', 20, 'x', 'x')])).toEqual([
    'null → x',
    'x → null',
    'null → x',
  ]);
  expect(await turnsAfter([entry('a', 10, null, 'x'), entry('a', 10, null, null)])).toEqual(['null → x', 'x → null']);
});

it('is nothing of anybody who is erased', async () => {
  await turnsAfter([entry('a', 10, null, 'x'), entry('b', 10, null, 'x')]);
  await eraseFromLog(store, ['a']);
  const turns = await turnsOfThePresent(store, await changesAfter(store, 0, 100));
  expect([...turns.keys()]).toEqual([2]);
  expect((await turnsOfThePresent(store, [])).size).toBe(0);
});

/** The last instant of what stands by the entries so far, asked of the database entry by entry. */
const plainly = async (entries: readonly NewEntry[]) => {
  const states = new Map<string, string | null>();
  const turns: string[] = [];
  await store.run(sql`delete from ${sql.id(LOG_TABLES.change)}`);
  for (const each of entries) {
    await store.write((session) => append(session, [each]));
    const old = states.get(each.customer) ?? null;
    const row = await store.row<{ new: string | null }>(standingSql(99, sql`customer = ${each.customer}`));
    const to = row?.new ?? null;
    states.set(each.customer, to);
    turns.push(old === to ? 'same' : `${old} → ${to}`);
  }
  return turns;
};

it('turns as asking again after every entry says', async () => {
  const state = fc.constantFrom(null, 'x', 'y');
  const move = fc.record({
    customer: fc.constantFrom('a', 'b'),
    at: fc.integer({ min: 0, max: 6 }),
    to: state,
    isBack: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
      const entries: NewEntry[] = [];
      for (const { customer, at, to, isBack } of moves) {
        // As the log is written: an entry begins with what stood just before its instant.
        const before = entries.filter((each) => each.customer === customer && each.effectiveAt < at);
        const old = lastWord(before);
        entries.push(entry(customer, at, old, isBack ? old : to));
      }
      expect(await turnsAfter(entries)).toEqual(await plainly(entries));
    }),
    { numRuns: 40 },
  );
});

const lastWord = (entries: readonly NewEntry[]): string | null => {
  const latest = new Map(entries.map((each) => [each.effectiveAt, each]));
  const turns = [...latest.values()].filter((each) => each.old !== each.new);
  return turns.toSorted((one, other) => one.effectiveAt - other.effectiveAt).at(-1)?.new ?? null;
};
