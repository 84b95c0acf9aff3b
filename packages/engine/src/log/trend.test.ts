import { epochDayOf, midnight } from '@tagwright/dsl';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { append } from './append.js';
import { sizesOverTime } from './as-of.js';
import { pruneBefore } from './prune.js';
import { createLogTables } from './tables.js';
import { logBegan, movedAfter, trendOf } from './trend.js';

const ZONE = 'Asia/Shanghai';
const FIRST = epochDayOf({ year: 2026, month: 5, day: 30 });
const HOUR = 3_600_000;

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.close());

/** A turn of one customer, so many hours after the first midnight. */
const turn = (customer: string, hours: number, old: string | null, to: string | null, name = 't') =>
  ({
    customer,
    kind: name === 's' ? 'segment' : 'tag',
    name,
    value: undefined,
    old,
    new: to,
    effectiveAt: midnight(FIRST, ZONE) + hours * HOUR,
    recordedAt: midnight(FIRST, ZONE) + hours * HOUR,
    book: 'b',
    cause: 'fact',
  }) as const;

const GROUP = { kind: 'tag', name: 't', value: 'x' } as const;

it('says day by day how large a group was, who came and who went', async () => {
  await createLogTables(store);
  await store.write((session) =>
    append(session, [
      turn('a', -1, null, 'x'),
      turn('b', 0, null, 'y'),
      turn('b', 1, 'y', 'x'),
      turn('c', 23, null, 'x'),
      turn('c', 23.5, 'x', 'y'),
      turn('a', 24, 'x', null),
      turn('a', 80, null, 'x'),
      turn('a', 81, null, 'in', 's'),
    ]),
  );
  const span = { from: FIRST, to: FIRST + 3, zone: ZONE };
  const days = await trendOf(store, GROUP, span);
  expect(days).toEqual([
    { day: FIRST, size: 2, entered: 2, left: 1 },
    { day: FIRST + 1, size: 1, entered: 0, left: 1 },
    { day: FIRST + 2, size: 1, entered: 0, left: 0 },
    { day: FIRST + 3, size: 2, entered: 1, left: 0 },
  ]);
  const ends = days.map(({ day }) => midnight(day + 1, ZONE) - 1);
  expect(await sizesOverTime(store, GROUP, ends)).toEqual(days.map(({ size }) => size));
  expect(await movedAfter(store, midnight(FIRST + 1, ZONE) - 1)).toEqual(
    expect.arrayContaining([
      { ...GROUP, entered: 1, left: 1 },
      { kind: 'segment', name: 's', entered: 1, left: 0 },
    ]),
  );
  expect(await logBegan(store)).toBe(midnight(FIRST, ZONE) - HOUR);
  await store.write((session) => pruneBefore(session, 5));
  expect(await trendOf(store, GROUP, { ...span, from: FIRST + 1 })).toEqual(days.slice(1));
  await expect(trendOf(store, GROUP, span)).rejects.toMatchObject({ code: 'log-pruned-instant' });
});

it('is nothing day by day where no step was made yet, and no day where the span has none', async () => {
  const span = { from: FIRST, to: FIRST, zone: ZONE };
  expect(await trendOf(store, GROUP, span)).toEqual([{ day: FIRST, size: 0, entered: 0, left: 0 }]);
  expect(await trendOf(store, GROUP, { ...span, to: FIRST - 1 })).toEqual([]);
  expect(await movedAfter(store, 0)).toEqual([]);
  expect(await logBegan(store)).toBeUndefined();
});
