import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  bornBy,
  civilOf,
  daysInMonth,
  epochDayOf,
  formatDate,
  isLeapYear,
  parseDate,
  shiftDate,
  weekdayOf,
} from './civil.js';

const epoch = Temporal.PlainDate.from('1970-01-01');
const plain = (epochDay: number): Temporal.PlainDate => epoch.add({ days: epochDay });
/** Years 0001 to 9999. */
const epochDays = fc.integer({ min: -719_162, max: 2_932_896 });
const day = (text: string): number => parseDate(text) ?? Number.NaN;

describe('civil dates', () => {
  it('agree with Temporal on every date', () => {
    fc.assert(
      fc.property(epochDays, (epochDay) => {
        const date = plain(epochDay);
        expect(civilOf(epochDay)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(epochDayOf(civilOf(epochDay))).toBe(epochDay);
        expect(weekdayOf(epochDay)).toBe(date.dayOfWeek);
        expect(formatDate(epochDay)).toBe(date.toString());
        expect(parseDate(date.toString())).toBe(epochDay);
      }),
    );
  });

  it('refuse dates that do not exist', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31', '2100-02-29']) {
      expect(parseDate(text), text).toBeUndefined();
    }
    expect(parseDate('2024-02-29')).toBeDefined();
  });

  it('refuse what is written otherwise, or stands among other text', () => {
    for (const text of [
      '2026-1-1',
      '20260101',
      '2026-01-01 10:00',
      '2026-01-011',
      'on 2026-01-01',
      '12026-01-01',
      '',
    ]) {
      expect(parseDate(text), text).toBeUndefined();
    }
  });

  it('have 29 days in February of every fourth year, of centuries in every fourth only', () => {
    for (let year = 1890; year <= 2110; year += 1) {
      expect(isLeapYear(year), String(year)).toBe(Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear);
      expect(daysInMonth(year, 2), String(year)).toBe(isLeapYear(year) ? 29 : 28);
    }
    expect(isLeapYear(2000)).toBe(true);
    expect(isLeapYear(2100)).toBe(false);
  });

  it('move by months onto the first of the next month where the day does not exist', () => {
    expect(formatDate(shiftDate(day('2026-03-31'), -1))).toBe('2026-03-01');
    expect(formatDate(shiftDate(day('2026-03-28'), -1))).toBe('2026-02-28');
    expect(formatDate(shiftDate(day('2024-03-29'), -1))).toBe('2024-02-29');
    expect(formatDate(shiftDate(day('2024-02-29'), 12))).toBe('2025-03-01');
    expect(formatDate(shiftDate(day('2026-01-15'), -13))).toBe('2024-12-15');
  });

  it('never move a later date to an earlier one', () => {
    fc.assert(
      fc.property(epochDays, fc.integer({ min: -40, max: 40 }), (epochDay, months) => {
        expect(shiftDate(epochDay + 1, months)).toBeGreaterThanOrEqual(shiftDate(epochDay, months));
      }),
    );
  });

  it('count full years, and keep a 29 February on 1 March in other years', () => {
    expect(ageOn(day('2000-06-30'), day('2026-06-29'))).toBe(25);
    expect(ageOn(day('2000-06-30'), day('2026-06-30'))).toBe(26);
    expect(ageOn(day('2000-02-29'), day('2025-02-28'))).toBe(24);
    expect(ageOn(day('2000-02-29'), day('2025-03-01'))).toBe(25);
    expect(ageOn(day('2000-02-29'), day('2024-02-29'))).toBe(24);
  });

  it('find the last birthday that makes an age', () => {
    expect(bornBy(26, day('2026-06-30'))).toBe(day('2000-06-30'));
    expect(bornBy(1, day('2024-02-29'))).toBe(day('2023-02-28'));
    // A leap year back from a common one, and the other way round.
    expect(bornBy(3, day('2099-02-28'))).toBe(day('2096-02-28'));
    expect(bornBy(4, day('2104-02-29'))).toBe(day('2100-02-28'));
    expect(bornBy(4, day('2024-02-29'))).toBe(day('2020-02-29'));
    fc.assert(
      fc.property(epochDays, fc.integer({ min: -150, max: 150 }), (today, years) => {
        const latest = bornBy(years, today);
        expect(ageOn(latest, today)).toBeGreaterThanOrEqual(years);
        expect(ageOn(latest + 1, today)).toBeLessThan(years);
      }),
    );
  });
});
