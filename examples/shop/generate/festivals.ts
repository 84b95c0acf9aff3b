/** The days that a tea shop lives for, and how they move its trade. */

export interface Festival {
  readonly name: string;
  /** Month and day where it is fixed; otherwise the date of each year, by the lunar calendar. */
  readonly on: string | readonly string[];
  /** How many days before it people begin to shop for it. */
  readonly lead: number;
  /** How many times the usual trade the last days before it bring, and the day itself. */
  readonly rush: number;
  readonly peak: number;
  /** Whether one brings presents. */
  readonly gifts: boolean;
}

const SPRING_FESTIVAL = [
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
];

const DRAGON_BOAT = [
  '2020-06-25',
  '2021-06-14',
  '2022-06-03',
  '2023-06-22',
  '2024-06-10',
  '2025-05-31',
  '2026-06-19',
  '2027-06-09',
  '2028-05-28',
  '2029-06-16',
  '2030-06-05',
];

const MID_AUTUMN = [
  '2020-10-01',
  '2021-09-21',
  '2022-09-10',
  '2023-09-29',
  '2024-09-17',
  '2025-10-06',
  '2026-09-25',
  '2027-09-15',
  '2028-10-03',
  '2029-09-22',
  '2030-09-12',
];

const NEW_YEAR: Festival = { name: '年货节', on: SPRING_FESTIVAL, lead: 28, rush: 2.6, peak: 0.4, gifts: true };

export const FESTIVALS: readonly Festival[] = [
  NEW_YEAR,
  { name: '女神节', on: '03-08', lead: 6, rush: 1.3, peak: 1.9, gifts: false },
  { name: '春茶节', on: '04-10', lead: 14, rush: 1.5, peak: 1.8, gifts: false },
  { name: '端午', on: DRAGON_BOAT, lead: 12, rush: 1.5, peak: 1.1, gifts: true },
  { name: '618', on: '06-18', lead: 10, rush: 1.4, peak: 3.6, gifts: false },
  { name: '中秋', on: MID_AUTUMN, lead: 20, rush: 2.4, peak: 1, gifts: true },
  { name: '双11', on: '11-11', lead: 11, rush: 1.6, peak: 7.5, gifts: false },
  { name: '双12', on: '12-12', lead: 4, rush: 1.2, peak: 2.4, gifts: false },
];

/** Whether this month and day, of this whole date, is the festival. */
export function fallsOn(festival: Festival, date: string): boolean {
  return typeof festival.on === 'string' ? date.endsWith(festival.on) : festival.on.includes(date);
}

/** The trade of the days from the Spring Festival on, when the couriers are at home, and how many there are. */
export const QUIET_TRADE = 0.35;
export const QUIET_DAYS = 6;

/** Whether the quiet days begin on this date. */
export function beginsQuiet(date: string): boolean {
  return fallsOn(NEW_YEAR, date);
}
