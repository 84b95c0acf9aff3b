import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarUnit, PlanWindow } from '../windows.js';
import { DAY_MS, formatDate, parseDate } from './civil.js';
import { bindDateWindow, bindWindow } from './windows.js';
import { localDay, parseLocal } from './zone.js';

const ZONE = 'Asia/Shanghai';
const local = (date: string, time = '00:00'): number => parseLocal(date, time, ZONE) ?? Number.NaN;
const day = (text: string): number => parseDate(text) ?? Number.NaN;
/** A Wednesday. */
const now = local('2026-07-15', '10:30');
const days = (count: number) => ({ unit: 'ms' as const, ms: count * DAY_MS });
/** First and last local date of a window that covers whole days. */
const datesOf = (window: PlanWindow): string => {
  const { after, until } = bindWindow(window, now, ZONE);
  return `${formatDate(localDay(after + 1, ZONE))} ${formatDate(localDay(until, ZONE))}`;
};

describe('windows over instants', () => {
  it('leave out their start and take in their end', () => {
    expect(bindWindow({ kind: 'last', span: days(30) }, now, ZONE)).toEqual({ after: now - 30 * DAY_MS, until: now });
  });

  it('meet without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (near, more) => {
        const recent = bindWindow({ kind: 'last', span: days(near) }, now, ZONE);
        const earlier = bindWindow({ kind: 'ago', from: days(near + more), to: days(near) }, now, ZONE);
        const before = bindWindow({ kind: 'before', span: days(near + more) }, now, ZONE);
        expect(earlier.until).toBe(recent.after);
        expect(before.until).toBe(earlier.after);
        expect(before.after).toBe(-Infinity);
      }),
    );
  });

  it('take calendar units in the zone of the book', () => {
    expect(datesOf({ kind: 'day', offset: 0 })).toBe('2026-07-15 2026-07-15');
    expect(datesOf({ kind: 'day', offset: -1 })).toBe('2026-07-14 2026-07-14');
    expect(datesOf({ kind: 'this', unit: 'week' })).toBe('2026-07-13 2026-07-19');
    expect(datesOf({ kind: 'this', unit: 'month' })).toBe('2026-07-01 2026-07-31');
    expect(datesOf({ kind: 'this', unit: 'quarter' })).toBe('2026-07-01 2026-09-30');
    expect(datesOf({ kind: 'this', unit: 'year' })).toBe('2026-01-01 2026-12-31');
    expect(datesOf({ kind: 'last-units', count: 1, unit: 'week' })).toBe('2026-07-06 2026-07-12');
    expect(datesOf({ kind: 'last-units', count: 3, unit: 'month' })).toBe('2026-04-01 2026-06-30');
    expect(datesOf({ kind: 'last-units', count: 1, unit: 'quarter' })).toBe('2026-04-01 2026-06-30');
    expect(datesOf({ kind: 'last-units', count: 7, unit: 'day' })).toBe('2026-07-08 2026-07-14');
    expect(datesOf({ kind: 'last-units', count: 2, unit: 'year' })).toBe('2024-01-01 2025-12-31');
    expect(datesOf({ kind: 'day', offset: -7 })).toBe('2026-07-08 2026-07-08');
    expect(datesOf({ kind: 'day', offset: 0, months: -2 })).toBe('2026-05-15 2026-05-15');
    expect(datesOf({ kind: 'nth-unit', back: 1, unit: 'week' })).toBe('2026-07-06 2026-07-12');
    expect(datesOf({ kind: 'nth-unit', back: 3, unit: 'month' })).toBe('2026-04-01 2026-04-30');
    expect(datesOf({ kind: 'nth-unit', back: 2, unit: 'quarter' })).toBe('2026-01-01 2026-03-31');
  });

  it('take the unit that any day of it is in', () => {
    const dates = (date: string, unit: CalendarUnit): string => {
      const { from, to } = bindDateWindow({ kind: 'this', unit }, local(date, '12:00'), ZONE);
      return `${formatDate(from)} ${formatDate(to)}`;
    };
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    const quarters = [
      '2026-01-01 2026-03-31',
      '2026-04-01 2026-06-30',
      '2026-07-01 2026-09-30',
      '2026-10-01 2026-12-31',
    ];
    for (const [index, month] of months.entries()) {
      expect(dates(`2026-${month}-15`, 'quarter')).toBe(quarters[Math.floor(index / 3)]);
      expect(dates(`2026-${month}-28`, 'year')).toBe('2026-01-01 2026-12-31');
    }
    for (const date of ['2026-07-13', '2026-07-14', '2026-07-18', '2026-07-19'])
      expect(dates(date, 'week')).toBe('2026-07-13 2026-07-19');
  });

  it('lie one beside the other, unit by unit', () => {
    for (const unit of ['day', 'week', 'month', 'quarter', 'year'] as const) {
      const all = bindWindow({ kind: 'last-units', count: 3, unit }, now, ZONE);
      const each = [3, 2, 1].map((back) => bindWindow({ kind: 'nth-unit', back, unit }, now, ZONE));
      expect(each.map(({ after }) => after)).toEqual([all.after, each[0]?.until, each[1]?.until]);
      expect(each[2]?.until).toBe(all.until);
    }
  });

  it('look ahead from now on, by local months too', () => {
    expect(bindWindow({ kind: 'next', span: days(2) }, now, ZONE)).toEqual({ after: now, until: now + 2 * DAY_MS });
    const span = { unit: 'months', months: 8 } as const;
    expect(bindWindow({ kind: 'next', span }, now, ZONE).until).toBe(local('2027-03-15', '10:30'));
  });

  it('include a whole end date, and exclude an end instant', () => {
    const from = { day: day('2026-11-01') };
    const whole = bindWindow({ kind: 'range', from, to: { day: day('2026-11-12') } }, now, ZONE);
    expect(whole).toEqual({ after: local('2026-11-01') - 1, until: local('2026-11-13') - 1 });
    const instant = local('2026-11-12', '20:00');
    expect(bindWindow({ kind: 'range', from, to: { instant } }, now, ZONE).until).toBe(instant - 1);
  });

  it('move a calendar span by local months', () => {
    const { after } = bindWindow({ kind: 'last', span: { unit: 'months', months: 6 } }, now, ZONE);
    expect(after).toBe(local('2026-01-15', '10:30'));
  });
});

describe('windows over dates', () => {
  const dates = (window: PlanWindow): string => {
    const { from, to } = bindDateWindow(window, now, ZONE);
    const shown = (value: number): string => (Number.isFinite(value) ? formatDate(value) : String(value));
    return `${shown(from)} ${shown(to)}`;
  };

  it('count local dates, today included', () => {
    expect(dates({ kind: 'last', span: days(30) })).toBe('2026-06-16 2026-07-15');
    expect(dates({ kind: 'ago', from: days(90), to: days(30) })).toBe('2026-04-17 2026-06-15');
    expect(dates({ kind: 'before', span: days(90) })).toBe('-Infinity 2026-04-16');
    expect(dates({ kind: 'last', span: { unit: 'months', months: 1 } })).toBe('2026-06-16 2026-07-15');
    expect(dates({ kind: 'this', unit: 'month' })).toBe('2026-07-01 2026-07-31');
    expect(dates({ kind: 'last-units', count: 2, unit: 'month' })).toBe('2026-05-01 2026-06-30');
    expect(dates({ kind: 'next', span: days(30) })).toBe('2026-07-15 2026-08-14');
    expect(dates({ kind: 'next', span: { unit: 'months', months: 1 } })).toBe('2026-07-15 2026-08-15');
    expect(dates({ kind: 'next', span: { unit: 'months', months: 8 } })).toBe('2026-07-15 2027-03-15');
    expect(dates({ kind: 'before', span: { unit: 'months', months: 8 } })).toBe('-Infinity 2025-11-15');
    // What is left of a day does not count.
    expect(dates({ kind: 'next', span: { unit: 'ms', ms: 2.5 * DAY_MS } })).toBe('2026-07-15 2026-07-17');
    expect(dates({ kind: 'last', span: { unit: 'ms', ms: 2.5 * DAY_MS } })).toBe('2026-07-14 2026-07-15');
    expect(dates({ kind: 'day', offset: -7 })).toBe('2026-07-08 2026-07-08');
    expect(dates({ kind: 'day', offset: 0, months: -1 })).toBe('2026-06-15 2026-06-15');
    expect(dates({ kind: 'nth-unit', back: 2, unit: 'year' })).toBe('2024-01-01 2024-12-31');
  });

  it('take the dates whose midnight lies between two instants', () => {
    const range = (from: number, to: number): PlanWindow => ({
      kind: 'range',
      from: { instant: from },
      to: { instant: to },
    });
    expect(dates(range(local('2026-07-01'), local('2026-07-03')))).toBe('2026-07-01 2026-07-02');
    expect(dates(range(local('2026-07-01', '00:01'), local('2026-07-03', '00:01')))).toBe('2026-07-02 2026-07-03');
    expect(dates({ kind: 'range', from: { day: day('2026-07-01') }, to: { day: day('2026-07-03') } })).toBe(
      '2026-07-01 2026-07-03',
    );
  });
});
