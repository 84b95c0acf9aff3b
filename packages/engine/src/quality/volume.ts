import { type EventThing, localDay, midnight } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { CheckedAt } from './checks.js';

/** How many events a local day had; days since 1970-01-01. */
export interface DayVolume {
  readonly day: number;
  readonly count: number;
}

/** Days in a row without any event, both included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** How many events so many days have otherwise. */
  readonly expected: number;
}

/** Clocks are a multiple of a quarter of an hour apart, so that quarters add up to local days. */
const QUARTER = 900_000n;

/** How many events each of the last `days` local days had, the one of the last step included. */
export const volumeOf = async (
  session: Session,
  { table, columns }: EventThing,
  days: number,
  { asOf, zone }: CheckedAt,
): Promise<readonly DayVolume[]> => {
  const last = localDay(asOf, zone);
  const first = last - days + 1;
  const at = sql.id(columns.at);
  const quarter = sql`(${at} - (((${at} % ${QUARTER}) + ${QUARTER}) % ${QUARTER}))`;
  const counts = new Map<number, number>();
  for await (const { start, count } of session.rows<{ start: number; count: number }>(
    sql`select ${quarter} as start, count(*) as count from ${sql.id(table)} where ${at} >= ${BigInt(midnight(first, zone))} and ${at} <= ${BigInt(asOf)} group by 1`,
  )) {
    const day = localDay(start, zone);
    counts.set(day, (counts.get(day) ?? 0) + count);
  }
  return Array.from({ length: days }, (_, index) => ({ day: first + index, count: counts.get(first + index) ?? 0 }));
};

/** Where so many events are missing, a gap as long comes by chance less often than once in a thousand times. */
const SURE = 7;

/**
 * Gaps among days: only such as are too long to be chance, were events independent of each other, at the rate of the days
 * that have any. What is before the first event is none, nor is the last day, which goes on.
 */
export const gapsIn = (days: readonly DayVolume[]): readonly Gap[] => {
  const first = days.findIndex(({ count }) => count > 0);
  if (first < 0) return [];
  const whole = days.slice(first, -1);
  const rate =
    whole.reduce((sum, { count }) => sum + count, 0) / Math.max(1, whole.filter(({ count }) => count > 0).length);
  const gaps: Gap[] = [];
  let from: number | undefined;
  for (const { day, count } of [...whole, { day: (whole.at(-1)?.day ?? 0) + 1, count: 1 }]) {
    if (count === 0) {
      from ??= day;
      continue;
    }
    if (from !== undefined && (day - from) * rate >= SURE)
      gaps.push({ from, to: day - 1, expected: (day - from) * rate });
    from = undefined;
  }
  return gaps;
};
