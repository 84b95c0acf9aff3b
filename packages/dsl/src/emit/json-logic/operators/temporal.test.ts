import { describe, expect, it } from 'vitest';
import { DAY, given, NOW } from './world.harness.js';

const today = Date.UTC(2026, 5, 1) / DAY;
const days = (count: number) => ({ unit: 'ms', ms: count * DAY });

describe('time', () => {
  const of = given();

  it('lies in a window or not', () => {
    const last = { kind: 'last', span: days(3) };
    expect([NOW - 3 * DAY, NOW - 3 * DAY + 1, NOW, NOW + 1, null].map((at) => of('tw_in_window', at, last))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect([today - 3, today - 2, today, today + 1, null].map((day) => of('tw_date_in', day, last))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('keeps a window over dates apart from the same one over instants', () => {
    const both = given({ bounds: new Map() });
    const window = { kind: 'day', offset: 0 };
    expect([
      both('tw_in_window', NOW, window),
      both('tw_date_in', today, window),
      both('tw_in_window', NOW, window),
    ]).toEqual([true, true, true]);
  });

  it('keeps windows over dates apart from each other, once each', () => {
    const bounds = new Map();
    const both = given({ bounds });
    const [first, second] = [-1, 0].map((offset) => ({ kind: 'day', offset }));
    for (let time = 0; time < 2; time += 1) {
      expect([both('tw_date_in', today, first), both('tw_date_in', today, second)]).toEqual([false, true]);
    }
    expect(bounds.size).toBe(2);
  });

  it('lies in no window where it is missing', () => {
    const before = { kind: 'before', span: days(1) };
    expect(['tw_in_window', 'tw_date_in', 'tw_anniversary_in'].map((each) => of(each, 0, before))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['tw_in_window', 'tw_date_in', 'tw_anniversary_in'].map((each) => of(each, null, before))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('comes round every year', () => {
    const next = { kind: 'next', span: days(30) };
    const born = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY;
    expect(
      [born(1990, 6, 20), born(1990, 5, 31), born(2026, 6, 20), born(2027, 6, 20), null].map((day) =>
        of('tw_anniversary_in', day, next),
      ),
    ).toEqual([true, false, true, false, false]);
  });

  it('moves now', () => {
    expect([of('tw_moved_now', days(2), 'back'), of('tw_moved_now', days(2), 'on')]).toEqual([
      NOW - 2 * DAY,
      NOW + 2 * DAY,
    ]);
    // No 31 June: the first midnight of July.
    const endOfMay = given({ now: Date.UTC(2026, 4, 31, 4) });
    expect(endOfMay('tw_moved_now', { unit: 'months', months: 1 }, 'on')).toBe(Date.UTC(2026, 5, 30, 16));
  });

  it('has parts in the zone', () => {
    expect([
      of('tw_local_date', NOW - 13 * 3_600_000),
      of('tw_hour', NOW - 13 * 3_600_000),
      of('tw_hour', NOW),
    ]).toEqual([today - 1, 23, 12]);
    expect(['weekday', 'day', 'month', 'year'].map((part) => of(`tw_${part}`, today))).toEqual([1, 1, 6, 2026]);
    expect([of('tw_age', Date.UTC(1996, 5, 1) / DAY), of('tw_age', Date.UTC(1996, 5, 2) / DAY)]).toEqual([30, 29]);
    const parts = ['tw_local_date', 'tw_hour', 'tw_weekday', 'tw_day', 'tw_month', 'tw_year', 'tw_age'];
    expect(parts.map((part) => of(part, null))).toEqual(parts.map(() => null));
  });
});
