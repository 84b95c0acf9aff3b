import {
  ageOn,
  bindDateWindow,
  civilOf,
  DAY_MS,
  type DateBounds,
  hasAnniversaryIn,
  localDay,
  localOf,
  shiftInstant,
  weekdayOf,
} from '../../../plan/semantics/index.js';
import type { PlanWindow, Span } from '../../../plan/windows.js';
import { kept, windowBounds } from './events.js';
import type { Operator, World } from './scope.js';

type Instant = number | bigint | null;
type Day = number | null;

/** Keys of their own: a window over dates is not the same window over instants. */
const dateWindows = new WeakMap<object, object>();
const dateKey = (window: object): object => {
  let key = dateWindows.get(window);
  if (key === undefined) {
    key = { window };
    dateWindows.set(window, key);
  }
  return key;
};

const dateBounds = (world: World, window: PlanWindow): DateBounds =>
  kept(world, dateKey(window), () => bindDateWindow(window, world.now, world.zone));

const HOUR_MS = 3_600_000;

/** Instants are ms UTC, dates epoch days; both in the book's zone. */
export const temporal = {
  tw_in_window: ({ world }, instant: Instant, window: PlanWindow) => {
    if (instant === null) return false;
    const { after, until } = windowBounds(world, window);
    return instant > after && instant <= until;
  },
  tw_date_in: ({ world }, day: Day, window: PlanWindow) => {
    if (day === null) return false;
    const { from, to } = dateBounds(world, window);
    return day >= from && day <= to;
  },
  tw_anniversary_in: ({ world }, day: Day, window: PlanWindow) =>
    day !== null && hasAnniversaryIn(day, dateBounds(world, window)),
  tw_moved_now: ({ world }, span: Span, direction: 'back' | 'on') =>
    shiftInstant(world.now, span, direction, world.zone),
  tw_local_date: ({ world }, instant: Instant) => (instant === null ? null : localDay(Number(instant), world.zone)),
  tw_hour: ({ world }, instant: Instant) => {
    if (instant === null) return null;
    const local = localOf(Number(instant), world.zone);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / HOUR_MS);
  },
  tw_weekday: (_, day: Day) => (day === null ? null : weekdayOf(day)),
  tw_day: (_, day: Day) => (day === null ? null : civilOf(day).day),
  tw_month: (_, day: Day) => (day === null ? null : civilOf(day).month),
  tw_year: (_, day: Day) => (day === null ? null : civilOf(day).year),
  tw_age: ({ world }, day: Day) => (day === null ? null : ageOn(day, localDay(world.now, world.zone))),
} satisfies Readonly<Record<string, Operator>>;
