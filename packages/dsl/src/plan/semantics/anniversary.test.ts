import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anniversaryFrom, hasAnniversaryIn } from './anniversary.js';
import { civilOf, epochDayOf, formatDate, isLeapYear, parseDate } from './civil.js';

const day = (text: string): number => parseDate(text) ?? Number.NaN;
const after = (date: string, from: string): string => formatDate(anniversaryFrom(day(date), day(from)));

describe('anniversaries', () => {
  it('begin with the date itself, and none lies before it', () => {
    expect(after('2000-05-01', '1999-01-01')).toBe('2000-05-01');
    expect(after('2000-05-01', '2000-05-01')).toBe('2000-05-01');
    expect(anniversaryFrom(day('2000-05-01'), -Infinity)).toBe(day('2000-05-01'));
    expect(hasAnniversaryIn(day('2000-05-01'), { from: day('1999-05-01'), to: day('1999-05-01') })).toBe(false);
    expect(hasAnniversaryIn(day('2000-05-01'), { from: -Infinity, to: day('2000-04-30') })).toBe(false);
  });

  it('return on the same day of every year', () => {
    expect(after('1990-12-31', '2026-12-31')).toBe('2026-12-31');
    expect(after('1990-01-01', '2026-12-31')).toBe('2027-01-01');
    expect(after('1990-06-15', '2026-06-16')).toBe('2027-06-15');
    expect(after('1960-03-01', '2025-03-01')).toBe('2025-03-01');
  });

  it('keep 29 February on 1 March of years that have none', () => {
    expect(after('2024-02-29', '2024-03-01')).toBe('2025-03-01');
    expect(after('2024-02-29', '2025-03-01')).toBe('2025-03-01');
    expect(after('2024-02-29', '2025-03-02')).toBe('2026-03-01');
    expect(after('2024-02-29', '2028-01-01')).toBe('2028-02-29');
    expect(after('2096-02-29', '2100-02-28')).toBe('2100-03-01');
  });

  it('lie in a window if some year’s does, both ends included', () => {
    const date = day('1990-12-31');
    expect(hasAnniversaryIn(date, { from: day('2026-12-20'), to: day('2026-12-31') })).toBe(true);
    expect(hasAnniversaryIn(date, { from: day('2026-12-31'), to: day('2027-01-10') })).toBe(true);
    expect(hasAnniversaryIn(date, { from: day('2027-01-01'), to: day('2027-12-30') })).toBe(false);
    expect(hasAnniversaryIn(date, { from: day('2027-01-01'), to: Infinity })).toBe(true);
    // A window that ends before it begins holds no day at all.
    expect(hasAnniversaryIn(date, { from: day('2026-12-31'), to: day('2026-12-30') })).toBe(false);
  });

  it('are what trying every day finds', () => {
    const returns = (date: number, today: number): boolean => {
      const [born, now] = [civilOf(date), civilOf(today)];
      const moved = born.month === 2 && born.day === 29 && !isLeapYear(now.year);
      return (
        today >= date && (moved ? now.month === 3 && now.day === 1 : now.month === born.month && now.day === born.day)
      );
    };
    const dates = fc.integer({ min: epochDayOf({ year: 1896, month: 1, day: 1 }), max: 60_000 });
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 800 }), (date, from, length) => {
        const tried = Array.from({ length: length + 1 }, (_, index) => from + index).some((each) =>
          returns(date, each),
        );
        expect(hasAnniversaryIn(date, { from, to: from + length })).toBe(tried);
      }),
    );
  });
});
