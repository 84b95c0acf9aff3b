/**
 * The proleptic Gregorian calendar in integer arithmetic: an epoch day is a count of days since 1970-01-01. The same
 * formulas are emitted as SQL, so that a database and this code agree to the day (after Howard Hinnant,
 * "chrono-compatible low-level date algorithms").
 */
export const DAY_MS = 86_400_000;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Days in an era of 400 years, and the shift that puts the era's start on 1 March of year 0. */
export const ERA_DAYS = 146_097;
export const ERA_SHIFT = 719_468;

export const civilOf = (epochDay: number): CivilDate => {
  const shifted = epochDay + ERA_SHIFT;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

/** The epoch day of a date that exists. */
export const epochDayOf = ({ year, month, day }: CivilDate): number => {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - ERA_SHIFT;
};

/** 1 is Monday. */
export const weekdayOf = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The first day of the month that lies `months` after the month of `date`. */
export const firstOfMonth = (date: CivilDate, months: number): number => {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  return epochDayOf({ year, month: index - year * 12 + 1, day: 1 });
};

/** `date` moved by whole months; a date that does not exist becomes the first of the following month. */
export const shiftDate = (epochDay: number, months: number): number => {
  const date = civilOf(epochDay);
  const first = firstOfMonth(date, months);
  const target = civilOf(first);
  return date.day <= daysInMonth(target.year, target.month) ? first + date.day - 1 : firstOfMonth(date, months + 1);
};

/** Whole years from one date to another; a 29 February is reached on 1 March of a year that has none. */
export const ageOn = (birthDay: number, today: number): number => {
  const born = civilOf(birthDay);
  const now = civilOf(today);
  const before = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (before ? 1 : 0);
};

/** The latest day of birth of those who are at least so many years old, by {@link ageOn}. */
export const bornBy = (years: number, today: number): number => {
  const { year, month, day } = civilOf(today);
  const first = epochDayOf({ year: year - years, month, day: 1 });
  return first + Math.min(day, daysInMonth(year - years, month)) - 1;
};

/** `YYYY-MM-DD` of an epoch day, for years 0000 to 9999. */
export const formatDate = (epochDay: number): string => {
  const { year, month, day } = civilOf(epochDay);
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** The epoch day of a `YYYY-MM-DD` that exists; undefined for any other text. */
export const parseDate = (text: string): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return epochDayOf({ year, month, day });
};
