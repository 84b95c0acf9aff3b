import { civilOf, shiftDate } from './civil.js';
import type { DateBounds } from './windows.js';

/**
 * The first yearly return of a date that does not lie before `from`: the same month and day in some year, 29 February
 * on 1 March where a year has none. The date itself is its own first one, and none lies before it. All are epoch days.
 */
export const anniversaryFrom = (date: number, from: number): number => {
  if (from <= date) return date;
  const years = civilOf(from).year - civilOf(date).year;
  const inThatYear = shiftDate(date, 12 * years);
  return inThatYear >= from ? inThatYear : shiftDate(date, 12 * (years + 1));
};

/** Whether some anniversary of a date lies within the bounds. */
export const hasAnniversaryIn = (date: number, bounds: DateBounds): boolean =>
  anniversaryFrom(date, bounds.from) <= bounds.to;
