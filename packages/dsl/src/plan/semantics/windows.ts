import { unreachable } from '../../text/unreachable.js';
import type { CalendarUnit, PlanMoment, PlanWindow, Span } from '../windows.js';
import { civilOf, DAY_MS, epochDayOf, firstOfMonth, shiftDate, weekdayOf } from './civil.js';
import { localDay, midnight, shiftInstant } from './zone.js';

/** The instants t with after < t <= until, in ms UTC; either end may be infinite. */
export interface InstantBounds {
  readonly after: number;
  readonly until: number;
}

/** The local dates from `from` to `to`, both included, as epoch days; either end may be infinite. */
export interface DateBounds {
  readonly from: number;
  readonly to: number;
}

/**
 * A window over instants at `now`. Adjacent windows meet without gap or overlap: `in last 30d` is (now - 30d, now],
 * `between 60d and 30d ago` is (now - 60d, now - 30d], `before 60d ago` is all up to now - 60d.
 */
export const bindWindow = (window: PlanWindow, now: number, zone: string): InstantBounds => {
  const back = (span: Span): number => shiftInstant(now, span, 'back', zone);
  switch (window.kind) {
    case 'last':
      return { after: back(window.span), until: now };
    case 'next':
      return { after: now, until: shiftInstant(now, window.span, 'on', zone) };
    case 'ago':
      return { after: back(window.from), until: back(window.to) };
    case 'before':
      return { after: -Infinity, until: back(window.span) };
    case 'range':
      return { after: startOf(window.from, zone) - 1, until: endOf(window.to, zone) - 1 };
    case 'day':
    case 'this':
    case 'last-units':
    case 'nth-unit': {
      const days = calendarDays(window, localDay(now, zone));
      return { after: midnight(days.from, zone) - 1, until: midnight(days.to + 1, zone) - 1 };
    }
    default:
      return unreachable(window);
  }
};

const startOf = (moment: PlanMoment, zone: string): number =>
  'day' in moment ? midnight(moment.day, zone) : moment.instant;
/** A whole date is included, an instant is not. */
const endOf = (moment: PlanMoment, zone: string): number =>
  'day' in moment ? midnight(moment.day + 1, zone) : moment.instant;

/** A window over local dates at `now`: `in last 30d` is today and the 29 days before it. */
export const bindDateWindow = (window: PlanWindow, now: number, zone: string): DateBounds => {
  const today = localDay(now, zone);
  const back = (span: Span): number => shiftDay(today, span, 'back');
  switch (window.kind) {
    case 'last':
      return { from: back(window.span) + 1, to: today };
    case 'next':
      return { from: today, to: shiftDay(today, window.span, 'on') };
    case 'ago':
      return { from: back(window.from) + 1, to: back(window.to) };
    case 'before':
      return { from: -Infinity, to: back(window.span) };
    case 'range':
      return { from: firstDate(window.from, zone), to: lastDate(window.to, zone) };
    case 'day':
    case 'this':
    case 'last-units':
    case 'nth-unit':
      return calendarDays(window, today);
    default:
      return unreachable(window);
  }
};

/** A local date moved by whole days, or by calendar months; what is left of a day in an exact length does not count. */
export const shiftDay = (day: number, span: Span, direction: 'back' | 'on'): number => {
  const sign = direction === 'back' ? -1 : 1;
  return span.unit === 'ms' ? day + sign * Math.trunc(span.ms / DAY_MS) : shiftDate(day, sign * span.months);
};

/** The first date whose midnight is not before the moment. */
const firstDate = (moment: PlanMoment, zone: string): number =>
  'day' in moment ? moment.day : localDay(moment.instant - 1, zone) + 1;
/** The last date whose midnight is before the moment; a whole date is included. */
const lastDate = (moment: PlanMoment, zone: string): number =>
  'day' in moment ? moment.day : localDay(moment.instant - 1, zone);

type CalendarDays = Extract<PlanWindow, { kind: 'day' | 'this' | 'last-units' | 'nth-unit' }>;
const calendarDays = (window: CalendarDays, today: number): DateBounds => {
  switch (window.kind) {
    case 'day': {
      const day = shiftDate(today, window.months ?? 0) + window.offset;
      return { from: day, to: day };
    }
    case 'this':
      return { from: unitStart(window.unit, today, 0), to: unitStart(window.unit, today, 1) - 1 };
    case 'last-units':
      return { from: unitStart(window.unit, today, -window.count), to: unitStart(window.unit, today, 0) - 1 };
    case 'nth-unit':
      return {
        from: unitStart(window.unit, today, -window.back),
        to: unitStart(window.unit, today, 1 - window.back) - 1,
      };
    default:
      return unreachable(window);
  }
};

/** The first day of the calendar unit that lies `steps` units from the one that `today` is in; weeks start on Monday. */
const unitStart = (unit: CalendarUnit, today: number, steps: number): number => {
  const { year, month } = civilOf(today);
  switch (unit) {
    case 'day':
      return today + steps;
    case 'week':
      return today - (weekdayOf(today) - 1) + 7 * steps;
    case 'month':
      return firstOfMonth({ year, month, day: 1 }, steps);
    case 'quarter':
      return firstOfMonth({ year, month: month - ((month - 1) % 3), day: 1 }, 3 * steps);
    case 'year':
      return epochDayOf({ year: year + steps, month: 1, day: 1 });
    default:
      return unreachable(unit);
  }
};
