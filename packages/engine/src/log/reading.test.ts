import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gathered } from '../book.harness.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { append, lastSeq } from './append.js';
import { assignmentsAsOf, sizesOverTime } from './as-of.js';
import type { NewEntry } from './change.js';
import { eraseFromLog } from './erase.js';
import { pruneBefore } from './prune.js';
import { acknowledge, changesAfter, cursorOf } from './read.js';
import { createLogTables, LOG_TABLES } from './tables.js';
import { timelineOf } from './timeline.js';

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await createLogTables(store);
});
afterEach(() => store.close());

const entry = (
  customer: string,
  name: string,
  effectiveAt: number,
  old: string | null,
  to: string | null,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  customer,
  kind: 'tag',
  name,
  value: undefined,
  old,
  new: to,
  effectiveAt,
  recordedAt: effectiveAt,
  book: 'b',
  cause: 'fact',
  ...more,
});

const write = (...entries: NewEntry[]) => store.write((session) => append(session, entries));

describe('the numbers of entries', () => {
  it('have no gaps', async () => {
    expect(await lastSeq(store)).toBe(0);
    expect(await write(entry('a', 't', 1, null, 'x'), entry('b', 't', 1, null, 'x'))).toBe(2);
    expect(await write()).toBe(2);
    const undone = store.write(async (session) => {
      await append(session, [entry('c', 't', 2, null, 'x')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await write(entry('d', 't', 3, null, 'x'))).toBe(3);
    expect((await changesAfter(store, 1, 10)).map(({ seq, customer }) => [seq, customer])).toEqual([
      [2, 'b'],
      [3, 'd'],
    ]);
    expect(await changesAfter(store, 0, 1)).toHaveLength(1);
  });

  it('are where a reader goes on', async () => {
    await write(entry('a', 't', 1, null, 'x'), entry('b', 't', 1, null, 'x'));
    expect(await cursorOf(store, 'crm')).toBe(0);
    await acknowledge(store, 'crm', 2);
    await acknowledge(store, 'crm', 1);
    await acknowledge(store, 'mail', 1);
    expect([await cursorOf(store, 'crm'), await cursorOf(store, 'mail')]).toEqual([2, 1]);
    await expect(acknowledge(store, 'crm', 3)).rejects.toMatchObject({
      code: 'log-not-so-far',
      params: { seq: 3, last: 2 },
    });
  });
});

describe('a database without any step', () => {
  it('has nothing in its log', async () => {
    for (const table of Object.values(LOG_TABLES)) await store.run(sql`drop table ${sql.id(table)}`);
    expect(await changesAfter(store, 0, 10)).toEqual([]);
    expect(await cursorOf(store, 'crm')).toBe(0);
    expect(await timelineOf(store, 'a')).toEqual([]);
    expect(await found(5)).toEqual([]);
    expect(await sizesOverTime(store, { kind: 'segment', name: 's' }, [5, 6])).toEqual([0, 0]);
  });
});

describe('a timeline', () => {
  it('takes what was written last for an instant, and leaves out what was taken back', async () => {
    await write(
      entry('a', 't', 10, null, 'x'),
      entry('a', 't', 20, 'x', 'y'),
      entry('a', 't', 30, 'y', null),
      // A late fact: the value was y from 5 on, and never x.
      entry('a', 't', 5, null, 'y', { recordedAt: 40 }),
      entry('a', 't', 10, 'y', 'y', { recordedAt: 40 }),
      entry('a', 't', 20, 'y', 'y', { recordedAt: 40 }),
      entry('a', 's', 7, null, 'in', { kind: 'segment' }),
    );
    const turns = await timelineOf(store, 'a', { kind: 'tag' });
    expect(turns.map(({ effectiveAt, old, new: to, recordedAt }) => [effectiveAt, old, to, recordedAt])).toEqual([
      [5, null, 'y', 40],
      [30, 'y', null, 30],
    ]);
    expect(await timelineOf(store, 'a', { name: 's' })).toHaveLength(1);
    expect(await timelineOf(store, 'b')).toEqual([]);
  });

  it('has each value of several by itself', async () => {
    const many = (at: number, value: string, old: string | null, to: string | null) =>
      entry('a', 'm', at, old, to, { value });
    await write(many(1, 'x', null, 'x'), many(1, 'y', null, 'y'), many(2, 'x', 'x', null), many(2, 'x', null, null));
    const turns = await timelineOf(store, 'a', { name: 'm', value: 'x' });
    expect(turns.map(({ effectiveAt, new: to }) => [effectiveAt, to])).toEqual([[1, 'x']]);
    expect((await gathered(assignmentsAsOf(store, 3))).map(({ value }) => value)).toEqual(['x', 'y']);
  });
});

describe('who is erased', () => {
  it('leaves numbers behind, and nothing else', async () => {
    await write(entry('a', 't', 1, null, 'x', { value: 'x' }), entry('b', 't', 1, null, 'x'));
    expect(await eraseFromLog(store, ['a'])).toBe(1);
    expect((await changesAfter(store, 0, 10))[0]).toEqual(
      entry('', 't', 1, null, null, { value: undefined, seq: 1 } as Partial<NewEntry>),
    );
    expect(await timelineOf(store, 'a')).toEqual([]);
    expect((await gathered(assignmentsAsOf(store, 5))).map(({ customer }) => customer)).toEqual(['b']);
  });
});

/** Entries as any history could leave them, each timeline in one piece. */
const log = fc
  .array(
    fc.record({
      customer: fc.constantFrom('a', 'b', 'c'),
      name: fc.constantFrom('t', 'u'),
      effectiveAt: fc.integer({ min: 0, max: 9 }),
      to: fc.constantFrom(null, 'x', 'y'),
      back: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((moves) => {
    const entries: NewEntry[] = [];
    for (const { customer, name, effectiveAt, to, back } of moves) {
      const now = stateOf(entries, customer, name, effectiveAt);
      entries.push(entry(customer, name, effectiveAt, back ? to : now, to));
    }
    return entries;
  });

/** The reading rule, word by word. */
const stateOf = (entries: readonly NewEntry[], customer: string, name: string, instant: number): string | null => {
  let state: string | null = null;
  for (let at = 0; at <= instant; at += 1) {
    const there = entries.filter((e) => e.customer === customer && e.name === name && e.effectiveAt === at).at(-1);
    if (there !== undefined && there.old !== there.new) state = there.new;
  }
  return state;
};

const members = (entries: readonly NewEntry[], instant: number): readonly string[] =>
  ['a', 'b', 'c'].flatMap((customer) =>
    ['t', 'u'].flatMap((name) => {
      const state = stateOf(entries, customer, name, instant);
      return state === null ? [] : [`${customer} ${name} ${state}`];
    }),
  );

const INSTANTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const found = async (instant: number) =>
  (await gathered(assignmentsAsOf(store, instant))).map(({ customer, name, value }) => `${customer} ${name} ${value}`);

const sizeOf = (entries: readonly NewEntry[], instant: number) =>
  members(entries, instant).filter((each) => each.endsWith('t x')).length;

describe('the past', () => {
  it('is what the reading rule says, before and after some of the log is let go of', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 32 }), async (entries, a, b) => {
        for (const table of [LOG_TABLES.change, LOG_TABLES.pruned]) await store.run(sql`delete from ${sql.id(table)}`);
        await write(...entries);
        for (const instant of INSTANTS) expect(await found(instant)).toEqual(members(entries, instant));
        const group = { kind: 'tag', name: 't', value: 'x' } as const;
        expect(await sizesOverTime(store, group, INSTANTS)).toEqual(INSTANTS.map((at) => sizeOf(entries, at)));
        for (const seq of [a, Math.max(a, b)]) {
          await pruneBefore(store, seq);
          const gone = entries.slice(0, Math.max(0, Math.min(seq, entries.length) - 1));
          const kept = INSTANTS.filter((at) => gone.every(({ effectiveAt }) => effectiveAt <= at));
          for (const instant of kept) expect(await found(instant)).toEqual(members(entries, instant));
          expect(await sizesOverTime(store, group, kept)).toEqual(kept.map((at) => sizeOf(entries, at)));
          expect((await changesAfter(store, gone.length, 100)).length).toBe(entries.length - gone.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is refused where it is gone', async () => {
    await write(entry('a', 't', 10, null, 'x'), entry('a', 't', 20, 'x', 'y'), entry('a', 't', 30, 'y', 'z'));
    expect(await pruneBefore(store, 3)).toBe(1);
    expect(await found(20)).toEqual(['a t y']);
    await expect(found(19)).rejects.toMatchObject({ code: 'log-pruned-instant', params: { instant: 19, from: 20 } });
    await expect(changesAfter(store, 1, 10)).rejects.toMatchObject({ code: 'log-pruned', params: { pruned: 2 } });
    expect(await changesAfter(store, 2, 10)).toHaveLength(1);
    expect(await write(entry('a', 't', 40, 'z', null))).toBe(4);
    expect(await pruneBefore(store, 100)).toBe(1);
    expect(await write(entry('a', 't', 50, null, 'x'))).toBe(5);
  });
});
