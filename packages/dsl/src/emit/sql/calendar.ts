import { sql } from 'kysely';
import { DAY_MS, ERA_DAYS, ERA_SHIFT, type ZoneOffset } from '../../plan/semantics/index.js';
import { type Branch, firstOf, type Sql, written } from './fragments.js';
import { searched } from './steps.js';

/**
 * Dates and times of day in integer arithmetic, as `plan/semantics/civil` and `zone` have them. Databases divide
 * towards zero, so everything is first moved into the positive by whole eras (of 400 years), and back:
 * enough of them for every instant that a Date can hold.
 */
const ERAS = 700;
/** A multiple of a week, too: 146097 is 7 * 20871. */
const LIFT_DAYS = ERAS * ERA_DAYS;
const HOUR_MS = 3_600_000;

/** Local time (ms, as if it were UTC) of an instant that lies in (after, until]. */
export const localTime = (
  instant: Sql,
  offsets: readonly ZoneOffset[],
  range: { readonly after: number; readonly until: number },
): Sql => {
  const relevant = offsets.filter(
    ({ from }, index) => from <= range.until && (offsets[index + 1]?.from ?? Infinity) > range.after,
  );
  const recentFirst = relevant.toReversed();
  // Most facts are recent: the latest offsets are tried one by one before the long tail is searched.
  const recent = Number.isFinite(range.until) ? recentFirst.slice(0, RECENT) : [];
  const older = relevant.slice(0, relevant.length - recent.length);
  const branches = recent.slice(0, older.length > 0 ? recent.length : -1);
  const last =
    older.length > 0 ? searched(instant, older, ({ offset }) => written(offset)) : written(recent.at(-1)?.offset ?? 0);
  const offset = firstOf(
    branches.map((entry): Branch => [sql`${instant} >= ${written(entry.from)}`, written(entry.offset)]),
    last,
  );
  return sql`(${instant} + ${offset})`;
};

const RECENT = 4;

/** Days since 1970-01-01 of a local time. */
export const dayOf = (local: Sql): Sql =>
  sql`(((${local} + ${written(LIFT_DAYS * DAY_MS)}) / ${written(DAY_MS)}) - ${written(LIFT_DAYS)})`;

export const hourOf = (local: Sql): Sql =>
  sql`(((${local} + ${written(LIFT_DAYS * DAY_MS)}) % ${written(DAY_MS)}) / ${written(HOUR_MS)})`;

/** 1 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Sql): Sql => sql`(((${day} + ${written(LIFT_DAYS + 3)}) % 7) + 1)`;

/**
 * The parts of a date, each an unbroken chain in which the day stands once: Neri and Schneider, "Euclidean affine
 * functions and their application to calendar algorithms" (2022). The year begins in March, so that the day that some
 * years lack is the last.
 */
const quarterDays = (day: Sql): Sql => sql`(((${day} + ${written(LIFT_DAYS + ERA_SHIFT)}) * 4) + 3)`;
const yearFraction = (day: Sql): Sql => sql`((((${quarterDays(day)} % ${written(ERA_DAYS)}) / 4) * 4 + 3) * 2939745)`;
const dayOfYear = (day: Sql): Sql => sql`(((${yearFraction(day)} % 4294967296) / 2939745) / 4)`;
const monthFraction = (day: Sql): Sql => sql`((${dayOfYear(day)} * 2141) + 197913)`;

export const dayOfMonth = (day: Sql): Sql => sql`(((${monthFraction(day)} % 65536) / 2141) + 1)`;

/** Months run from 3 to 14 before they are brought back. */
export const monthOf = (day: Sql): Sql => sql`((((${monthFraction(day)} / 65536) - 1) % 12) + 1)`;

/** January and February, from day 306 on, belong to the next year. Reads the day three times. */
export const yearOf = (day: Sql): Sql =>
  sql`(((${quarterDays(day)} / ${written(ERA_DAYS)}) * 100) + (${yearFraction(day)} / 4294967296) + (${dayOfYear(day)} / 306) - ${written(ERAS * 400)})`;

/** Months on end, counted from one long ago, in which a day lies; a year begins in March. Reads the day three times. */
export const monthIndex = (local: Sql): Sql => {
  const day = dayOf(local);
  const year = sql`(((${quarterDays(day)} / ${written(ERA_DAYS)}) * 100) + (${yearFraction(day)} / 4294967296))`;
  return sql`((${year} * 12) + ((${monthFraction(day)} / 65536) - 3))`;
};

/** The first day of such a month. Reads the month six times. */
export const monthStart = (index: Sql): Sql => {
  const year = sql`(${index} / 12)`;
  const leapDays = sql`(((${year} / 4) - (${year} / 100)) + (${year} / 400))`;
  const monthDays = sql`((((${index} % 12) * 153) + 2) / 5)`;
  return sql`((((${year} * 365) + ${leapDays}) + ${monthDays}) - ${written(LIFT_DAYS + ERA_SHIFT)})`;
};

/** The day of the year as the number MMDD. Reads the day twice. */
export const monthDay = (day: Sql): Sql => sql`((${monthOf(day)} * 100) + ${dayOfMonth(day)})`;

/** A date as the number YYYYMMDD. Reads the day five times. */
const digits = (day: Sql): Sql => sql`((${yearOf(day)} * 10000) + ${monthDay(day)})`;

/**
 * Whole years from a date to today, which is given as YYYYMMDD. As numbers, 29 February is passed by 1 March where a
 * year lacks it. Rounds down for dates to come.
 */
export const ageOn = (born: Sql, today: number): Sql =>
  sql`(((${written(today + ERAS * 10_000)} - ${digits(born)}) / 10000) - ${written(ERAS)})`;
