import { Curve } from './curve.js';
import { beginsQuiet, fallsOn, FESTIVALS, QUIET_DAYS, QUIET_TRADE, type Festival } from './festivals.js';

/** Two years of trade. */
export const DAYS = 730;
export const DAY = 86_400;
const EARLIEST_DAY = -6 * 365;

/** Where a day stands in the year of trade. Days count from the first of the two years. */
export interface Season {
  readonly trade: number;
  /** How much of the trade is for presents, against an ordinary day. */
  readonly giving: number;
  readonly festival: Festival | undefined;
  /** What the campaign of these days is called. */
  readonly campaign: string;
  readonly isSale: boolean;
}

/**
 * The shop's calendar. An instant is a number of seconds since the first local midnight of the two years; the shop keeps
 * the time of Shanghai, which has stood at +08:00 without summer time since 1991.
 */
export interface Calendar {
  readonly lastSecond: number;
  readonly everyday: Curve;
  readonly giving: Curve;
  season(day: number): Season;
  /** `2026-06-30` */
  date(day: number): string;
  /** `2026-06-30T20:15:07+08:00` */
  instant(at: number): string;
}

/** The calendar of the two years that end with this date, which is included. */
export function calendarUntil(end: string): Calendar {
  const first = epochDay(end) - DAYS + 1;
  const dates = Array.from({ length: DAYS + 370 - EARLIEST_DAY }, (_, index) => dateText(first + EARLIEST_DAY + index));
  const date = (day: number): string => dates[day - EARLIEST_DAY] as string;
  const seasons = Array.from({ length: DAYS }, (_, day) => seasonOf(day, first + day, date));
  return {
    lastSecond: DAYS * DAY - 1,
    everyday: new Curve(seasons.map((season) => season.trade)),
    giving: new Curve(seasons.map((season) => 0.02 + season.giving)),
    season: (day) => seasons[day] as Season,
    date,
    instant: (at) => {
      const day = Math.floor(at / DAY);
      const second = at - day * DAY;
      return `${date(day)}${MINUTES[Math.floor(second / 60)] as string}${two(second % 60)}+08:00`;
    },
  };
}

function seasonOf(day: number, epoch: number, date: (day: number) => string): Season {
  const growth = 1 + (0.5 * day) / DAYS;
  const weekend = (epoch + 3) % 7 >= 5 ? 1.25 : 1;
  const ahead = festivalAhead(day, date);
  const rush = ahead === undefined ? 1 : tradeBefore(ahead.festival, ahead.days);
  const quiet = isQuiet(day, date) ? QUIET_TRADE : 1;
  return {
    trade: growth * weekend * rush * quiet,
    giving: ahead?.festival.gifts === true && ahead.days > 0 ? rush : 0,
    festival: ahead?.festival,
    campaign: ahead === undefined ? `${String(Number(date(day).slice(5, 7)))}月上新` : `${ahead.festival.name}专场`,
    isSale: ahead?.days === 0 && !ahead.festival.gifts,
  };
}

function festivalAhead(day: number, date: (day: number) => string): { festival: Festival; days: number } | undefined {
  for (let days = 0; days <= 28; days += 1) {
    const festival = FESTIVALS.find((each) => days <= each.lead && fallsOn(each, date(day + days)));
    if (festival !== undefined) return { festival, days };
  }
  return undefined;
}

/** Trade swells towards a festival; presents that must travel are bought some days before it. */
function tradeBefore(festival: Festival, days: number): number {
  if (days === 0) return festival.peak;
  const nearness = 1 - days / (festival.lead + 1);
  return 1 + (festival.rush - 1) * (festival.gifts && days < 3 ? 0.5 : nearness);
}

function isQuiet(day: number, date: (day: number) => string): boolean {
  return Array.from({ length: QUIET_DAYS }, (_, back) => date(day - back)).some(beginsQuiet);
}

const MINUTES = Array.from({ length: 1440 }, (_, minute) => `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:`);

function two(value: number): string {
  return value < 10 ? `0${String(value)}` : String(value);
}

function epochDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function dateText(epoch: number): string {
  return new Date(epoch * 86_400_000).toISOString().slice(0, 10);
}
