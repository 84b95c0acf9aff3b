import { sql } from 'kysely';
import { civilOf, type DateBounds } from '../../plan/semantics/index.js';
import { monthDay } from './calendar.js';
import { all, any, integer, no, type Sql, written, yes } from './fragments.js';

/**
 * Whether a date's day of the year lies in a window of dates, the date itself being the first. As numbers, 29 February
 * stands between 28 February and 1 March also in years that lack it, which is how it comes to be kept on 1 March: a
 * day lies in the window if it comes after the day before the window, and not after the window's last.
 */
export const anniversaryWithin = (day: Sql, { from, to }: DateBounds): Sql => {
  if (from > to) return no;
  const born = sql`(${day} <= ${integer(to)})`;
  return Number.isFinite(from) ? all([born, dayOfYearWithin(day, from - 1, to)]) : born;
};

const dayOfYearWithin = (day: Sql, before: number, last: number): Sql => {
  const [low, high] = [civilOf(before), civilOf(last)];
  const passed = sql`(${monthDay(day)} > ${written(low.month * 100 + low.day)})`;
  const reached = sql`(${monthDay(day)} <= ${written(high.month * 100 + high.day)})`;
  if (high.year === low.year) return all([passed, reached]);
  return high.year === low.year + 1 ? any([passed, reached]) : yes;
};
