import { civilOf, epochDayOf, firstOfMonth, localDay, midnight, weekdayOf } from '@tagwright/dsl';

/** At most so many buckets come of a calendar. */
const MOST = 14;

/** A unit of the calendar: the first day of the one that a day is in, and of the next. */
interface Unit {
  readonly start: (day: number) => number;
  readonly next: (start: number) => number;
}

const months = (count: number): Unit => ({
  start: (day) => {
    const { year, month } = civilOf(day);
    return firstOfMonth({ year, month, day: 1 }, -((month - 1) % count));
  },
  next: (start) => firstOfMonth(civilOf(start), count),
});

const years = (count: number): Unit => ({
  start: (day) => epochDayOf({ year: Math.floor(civilOf(day).year / count) * count, month: 1, day: 1 }),
  next: (start) => epochDayOf({ year: civilOf(start).year + count, month: 1, day: 1 }),
});

/** From the finest on; weeks begin on Monday. */
const UNITS: readonly Unit[] = [
  { start: (day) => day, next: (start) => start + 1 },
  { start: (day) => day - weekdayOf(day) + 1, next: (start) => start + 7 },
  months(1),
  months(3),
  years(1),
  years(2),
  years(5),
  years(10),
  years(50),
  years(100),
  years(1000),
];

/**
 * Where buckets by the calendar part: the beginnings of the finest unit of which there are not too many between two
 * values, the first of them left out, for whatever is before belongs to the first bucket.
 */
export const calendarEdges = (low: number, high: number, kind: 'date' | 'time', zone: string): readonly number[] => {
  const dayOf = (value: number): number => (kind === 'date' ? value : localDay(value, zone));
  for (const unit of UNITS) {
    const starts = startsBetween(unit, dayOf(low), dayOf(high));
    if (starts !== undefined) return kind === 'date' ? starts : starts.map((day) => midnight(day, zone));
  }
  return [];
};

const startsBetween = (unit: Unit, first: number, last: number): readonly number[] | undefined => {
  const starts: number[] = [];
  for (let start = unit.next(unit.start(first)); start <= last; start = unit.next(start)) {
    if (starts.length === MOST - 1) return undefined;
    starts.push(start);
  }
  return starts;
};
