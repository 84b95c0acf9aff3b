import { Temporal } from 'temporal-polyfill';
import type { CalendarUnit, Duration, Moment } from '../model/index.js';

export const DAY_MS = 86_400_000;
const EXACT_MS = { s: 1_000, min: 60_000, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS };
/** Longer than any step of a clock change. */
const LONGEST_CLOCK_CHANGE = 3 * EXACT_MS.h;

export function isCalendarSpan(duration: Duration): boolean {
  return duration.unit === 'mo' || duration.unit === 'y';
}

export function exactMs(duration: Duration): number {
  if (duration.unit === 'mo' || duration.unit === 'y') throw new Error('a calendar span has no exact length');
  return duration.amount * EXACT_MS[duration.unit];
}

export function dayOf(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
}

export function dateOf(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}

export function parseDay(date: string): number {
  return recalled(DAYS, date, () => dayOf(Temporal.PlainDate.from(date)));
}

const DAYS = new Map<string, number>();
/** Years after a date in which its anniversary is looked for. */
const YEARS = 200;

/** Local dates and clock times of one zone. */
export class LocalCalendar {
  readonly #zoned = new Map<number, Temporal.ZonedDateTime>();
  readonly #days = new Map<number, number>();
  readonly #midnights = new Map<number, number>();
  readonly #shifted = new Map<number, Map<number, number>>();
  readonly #instants = new Map<string, number>();
  readonly #anniversaries = new Map<number, readonly number[]>();

  constructor(readonly zone: string) {}

  local(ms: number): Temporal.ZonedDateTime {
    return recalled(this.#zoned, ms, () => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(this.zone));
  }

  /** The calendar date of a day number. */
  date(day: number): Temporal.PlainDate {
    return dateOf(day);
  }

  day(ms: number): number {
    return recalled(this.#days, ms, () => dayOf(this.local(ms).toPlainDate()));
  }

  /** The first instant of a local day. */
  midnight(day: number): number {
    return recalled(this.#midnights, day, () => dateOf(day).toZonedDateTime(this.zone).epochMilliseconds);
  }

  /** An instant as a rule writes it. */
  instant(date: string, time: string): number {
    const clock = `${date}T${time}`;
    return recalled(this.#instants, clock, () => this.#at(Temporal.PlainDateTime.from(clock)));
  }

  /** The day of each year, the date itself being the first; 29 February is kept on 1 March in other years. */
  anniversaries(first: number): readonly number[] {
    const days = () => Array.from({ length: YEARS }, (_, years) => shiftDay(first, { amount: years, unit: 'y' }, 1));
    return recalled(this.#anniversaries, first, days);
  }

  /** A clock time that comes twice is the first of the two; one that is jumped over is the end of the jump. */
  #at(clock: Temporal.PlainDateTime): number {
    const zoned = clock.toZonedDateTime(this.zone, { disambiguation: 'compatible' });
    if (zoned.toPlainDateTime().equals(clock)) return zoned.epochMilliseconds;
    return this.local(zoned.epochMilliseconds + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? NaN;
  }

  /** An instant moved by a duration; `direction` -1 goes back. */
  shift(ms: number, duration: Duration, direction: 1 | -1): number {
    if (!isCalendarSpan(duration)) return ms + direction * exactMs(duration);
    const months = direction * duration.amount * (duration.unit === 'y' ? 12 : 1);
    const known = recalled(this.#shifted, months, () => new Map<number, number>());
    return recalled(known, ms, () => this.#calendarShift(ms, months));
  }

  #calendarShift(ms: number, months: number): number {
    // A later instant never moves to an earlier place: while the clocks repeat an hour, the latest place so far counts.
    let furthest = this.#plainShift(ms, months);
    const earlier = this.local(ms + 1).getTimeZoneTransition('previous');
    if (earlier && ms - earlier.epochMilliseconds < LONGEST_CLOCK_CHANGE) {
      furthest = Math.max(furthest, this.#plainShift(earlier.epochMilliseconds - 1, months));
    }
    return furthest;
  }

  /** The local date moved, the local time of day kept; a date that does not exist is the next month's first midnight. */
  #plainShift(ms: number, months: number): number {
    const from = this.local(ms);
    const date = from.toPlainDate();
    const month = shiftMonth(date, months);
    if (date.day > month.daysInMonth) return this.midnight(dayOf(month.toPlainDate({ day: 1 }).add({ months: 1 })));
    return this.#at(month.toPlainDate({ day: date.day }).toPlainDateTime(from.toPlainTime()));
  }
}

/** The same instants are asked about over and over. */
function recalled<K, V>(known: Map<K, V>, key: K, work: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = work();
  known.set(key, value);
  return value;
}

function shiftMonth(date: Temporal.PlainDate, months: number): Temporal.PlainYearMonth {
  return date.toPlainYearMonth().add({ months });
}

/** A local date moved by a duration of whole days or a calendar span. */
export function shiftDay(day: number, duration: Duration, direction: 1 | -1): number {
  if (!isCalendarSpan(duration)) return day + (direction * exactMs(duration)) / DAY_MS;
  const date = dateOf(day);
  const month = shiftMonth(date, direction * duration.amount * (duration.unit === 'y' ? 12 : 1));
  return date.day > month.daysInMonth
    ? dayOf(month.toPlainDate({ day: 1 }).add({ months: 1 }))
    : dayOf(month.toPlainDate({ day: date.day }));
}

/** The first day of the calendar unit `steps` units after the one that `day` is in. Weeks start on Monday. */
export function unitStart(day: number, unit: CalendarUnit, steps: number): number {
  const date = dateOf(day);
  switch (unit) {
    case 'day':
      return day + steps;
    case 'week':
      return day - (date.dayOfWeek - 1) + 7 * steps;
    case 'month':
      return dayOf(date.with({ day: 1 }).add({ months: steps }));
    case 'quarter':
      return dayOf(date.with({ month: date.month - ((date.month - 1) % 3), day: 1 }).add({ months: 3 * steps }));
    case 'year':
      return dayOf(date.with({ month: 1, day: 1 }).add({ years: steps }));
  }
}

/** Full years from a date to another; who was born on 29 February has their birthday on 1 March in other years. */
export function fullYears(from: number, to: number): number {
  const [birth, today] = [dateOf(from), dateOf(to)];
  const had = today.month > birth.month || (today.month === birth.month && today.day >= birth.day);
  return today.year - birth.year - (had ? 0 : 1);
}

export function isWholeDate(moment: Moment): boolean {
  return moment.time === undefined;
}
