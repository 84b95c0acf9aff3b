import { DAY_MS, formatDate, localOf } from '@tagwright/dsl';

/** An instant on the clocks of a zone: `2026-06-01 08:00`, with seconds and milliseconds where there are any. */
export function localInstant(instant: number, zone: string): string {
  const local = localOf(instant, zone);
  const day = Math.floor(local / DAY_MS);
  const rest = local - day * DAY_MS;
  const clock = new Date(rest).toISOString().slice(11, 23);
  const shortest = clock.endsWith(':00.000') ? clock.slice(0, 5) : clock.endsWith('.000') ? clock.slice(0, 8) : clock;
  return `${formatDate(day)} ${shortest}`;
}

/** An instant as ISO 8601 in UTC, for programs. */
export const isoInstant = (instant: number): string => new Date(instant).toISOString();

const MINUTE = 60_000;

/** The minute that an instant lies in, for lists that people look over: `2026-06-01 08:00`. */
export const localMinute = (instant: number, zone: string): string =>
  localInstant(Math.floor(instant / MINUTE) * MINUTE, zone);
