import { Temporal } from 'temporal-polyfill';
import type { Span } from '../windows.js';
import { civilOf, DAY_MS, parseDate, shiftDate } from './civil.js';

/** From `from` on (ms UTC; the first is -Infinity) local time is UTC + `offset` (ms). */
export interface ZoneOffset {
  readonly from: number;
  readonly offset: number;
}

/**
 * Local time is read from this table alone, by every evaluator: the offsets of the zone from 1900 to 2100, the first
 * and the last of them going on for ever. Offsets are whole seconds.
 */
const TABLE_START = Date.UTC(1900, 0, 1);
const TABLE_END = Date.UTC(2100, 0, 1);
const tables = new Map<string, readonly ZoneOffset[]>();

export const zoneOffsets = (zone: string): readonly ZoneOffset[] => {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  const table = readOffsets(zone);
  tables.set(zone, table);
  return table;
};

const readOffsets = (zone: string): readonly ZoneOffset[] => {
  const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1_000_000;
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(TABLE_START).toZonedDateTimeISO(zone);
  const table: ZoneOffset[] = [{ from: -Infinity, offset: offsetOf(at) }];
  while ((at = at.getTimeZoneTransition('next')) !== null && at.epochMilliseconds < TABLE_END) {
    // Temporal's transitions are those at which the offset changes, not the abbreviation alone.
    table.push({ from: at.epochMilliseconds, offset: offsetOf(at) });
  }
  return Object.freeze(table);
};

/** Whether the name is an IANA time zone that this platform knows. */
export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

const entryIndex = (table: readonly ZoneOffset[], instant: number): number => {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle] as ZoneOffset).from <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The local wall clock at an instant, as if it were UTC (ms). */
export const localOf = (instant: number, zone: string): number => {
  const table = zoneOffsets(zone);
  return instant + (table[entryIndex(table, instant)] as ZoneOffset).offset;
};

/** The local date (epoch day) at an instant. */
export const localDay = (instant: number, zone: string): number => Math.floor(localOf(instant, zone) / DAY_MS);

/**
 * The first instant at which the local clock shows `local` or later: the earlier of two where clocks go back, the
 * end of the gap where they jump over it.
 */
export const instantOf = (local: number, zone: string): number => {
  const table = zoneOffsets(zone);
  for (let index = Math.max(0, entryIndex(table, local) - 2); index < table.length; index += 1) {
    const entry = table[index] as ZoneOffset;
    const next = table[index + 1]?.from ?? Infinity;
    const instant = Math.max(local - entry.offset, entry.from);
    if (instant < next) return instant;
  }
  return local;
};

/** The first instant of a local date. */
export const midnight = (epochDay: number, zone: string): number => instantOf(epochDay * DAY_MS, zone);

/**
 * `now` moved by a length of time, back or on. Exact lengths add up in UTC. Calendar spans move the local date and
 * keep the time of day; a date that does not exist becomes the next month's first midnight, a time of day that the
 * clocks jumped over becomes the end of the jump, and while the clocks repeat an hour the result stands still. So a
 * later `now` never gives an earlier result, which plain clamping does not promise.
 */
export const shiftInstant = (now: number, span: Span, direction: 'back' | 'on', zone: string): number => {
  const sign = direction === 'back' ? -1 : 1;
  if (span.unit === 'ms') return now + sign * span.ms;
  const moved = shiftLocal(localOf(now, zone), sign * span.months, zone);
  const table = zoneOffsets(zone);
  const index = entryIndex(table, now);
  const since = (table[index] as ZoneOffset).from;
  // Inside a repeated hour: the first pass through it has already reached further.
  return index === 0 ? moved : Math.max(moved, shiftLocal(localOf(since - 1, zone), sign * span.months, zone));
};

const shiftLocal = (local: number, months: number, zone: string): number => {
  const day = Math.floor(local / DAY_MS);
  const target = shiftDate(day, months);
  const exists = civilOf(target).day === civilOf(day).day;
  return instantOf(target * DAY_MS + (exists ? local - day * DAY_MS : 0), zone);
};

/** The instant of a written date and time of day (`HH:MM[:SS]`) in the zone; undefined if there is no such date. */
export const parseLocal = (date: string, timeOfDay: string, zone: string): number | undefined => {
  const day = parseDate(date);
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/.exec(timeOfDay);
  if (day === undefined || match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3));
  return instantOf(day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis, zone);
};
