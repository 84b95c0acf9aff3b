import type { Moment, Window } from '../model/index.js';
import { isWholeDate, parseDay, shiftDay, unitStart, type LocalCalendar } from './calendar.js';

/** Whether an instant lies in a window, seen from `now`. */
export function instantInWindow(ms: number, window: Window, now: number, calendar: LocalCalendar): boolean {
  const today = calendar.day(now);
  const inDays = (first: number, end: number) => ms >= calendar.midnight(first) && ms < calendar.midnight(end);
  switch (window.kind) {
    case 'last':
      return ms > calendar.shift(now, window.length, -1) && ms <= now;
    case 'next':
      return ms > now && ms <= calendar.shift(now, window.length, 1);
    case 'ago':
      return ms > calendar.shift(now, window.from, -1) && ms <= calendar.shift(now, window.to, -1);
    case 'before':
      return ms <= calendar.shift(now, window.length, -1);
    case 'range':
      return ms >= firstInstant(window.from, calendar) && ms < endInstant(window.to, calendar);
    case 'on':
      return inDays(parseDay(window.date), parseDay(window.date) + 1);
    case 'on-ago':
    case 'day':
    case 'unit':
    case 'calendar': {
      const [first, end] = calendarDays(window, today);
      return inDays(first, end);
    }
  }
}

/** Whether a local date lies in a window, seen from the local date of `now`. */
export function dayInWindow(day: number, window: Window, now: number, calendar: LocalCalendar): boolean {
  const today = calendar.day(now);
  switch (window.kind) {
    case 'last':
      return day > shiftDay(today, window.length, -1) && day <= today;
    case 'next':
      return day >= today && day <= shiftDay(today, window.length, 1);
    case 'ago':
      return day > shiftDay(today, window.from, -1) && day <= shiftDay(today, window.to, -1);
    case 'before':
      return day <= shiftDay(today, window.length, -1);
    case 'range':
      return dayFrom(day, window.from, calendar) && dayTo(day, window.to, calendar);
    case 'on':
      return day === parseDay(window.date);
    case 'on-ago':
    case 'day':
    case 'unit':
    case 'calendar': {
      const [first, end] = calendarDays(window, today);
      return day >= first && day < end;
    }
  }
}

type CalendarWindow = Extract<Window, { kind: 'on-ago' | 'day' | 'unit' | 'calendar' }>;

/** The first day of a calendar window, and the first day after it. */
function calendarDays(window: CalendarWindow, today: number): [number, number] {
  switch (window.kind) {
    case 'on-ago': {
      const day = shiftDay(today, window.length, -1);
      return [day, day + 1];
    }
    case 'day': {
      const day = today + { yesterday: -1, today: 0, tomorrow: 1 }[window.day];
      return [day, day + 1];
    }
    case 'unit': {
      const steps = window.which === 'this' ? 0 : -1;
      return [unitStart(today, window.unit, steps), unitStart(today, window.unit, steps + 1)];
    }
    case 'calendar':
      return [unitStart(today, window.unit, -window.count), unitStart(today, window.unit, 0)];
  }
}

/** An instant before which nothing lies in the window; for those windows that have a beginning. */
export function windowStart(window: Window, now: number, calendar: LocalCalendar): number {
  switch (window.kind) {
    case 'last':
      return calendar.shift(now, window.length, -1);
    case 'on-ago':
    case 'day':
    case 'unit':
    case 'calendar':
      return calendar.midnight(calendarDays(window, calendar.day(now))[0]);
    default:
      throw new Error(`where a window of the kind ${window.kind} begins is not asked`);
  }
}

/** The first instant of a moment: its midnight, or itself. */
export function firstInstant(moment: Moment, calendar: LocalCalendar): number {
  return isWholeDate(moment)
    ? calendar.midnight(parseDay(moment.date))
    : calendar.instant(moment.date, moment.time ?? '');
}

/** A whole date at the end of a range is included; an instant is not. */
function endInstant(moment: Moment, calendar: LocalCalendar): number {
  return isWholeDate(moment) ? calendar.midnight(parseDay(moment.date) + 1) : firstInstant(moment, calendar);
}

function dayFrom(day: number, moment: Moment, calendar: LocalCalendar): boolean {
  return isWholeDate(moment) ? day >= parseDay(moment.date) : calendar.midnight(day) >= firstInstant(moment, calendar);
}

function dayTo(day: number, moment: Moment, calendar: LocalCalendar): boolean {
  return isWholeDate(moment) ? day <= parseDay(moment.date) : calendar.midnight(day) < firstInstant(moment, calendar);
}
