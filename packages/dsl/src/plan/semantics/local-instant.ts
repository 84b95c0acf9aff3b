import { DAY_MS, formatDate } from './civil.js';
import { localOf } from './zone.js';

/** An instant (ms UTC) on the clocks of a zone, for people: `2026-06-01 08:00`, with seconds and milliseconds where there are any. */
export const localInstant = (instant: number, zone: string): string => {
  const local = localOf(instant, zone);
  const day = Math.floor(local / DAY_MS);
  const clock = new Date(local - day * DAY_MS).toISOString().slice(11, 23);
  const shortest = clock.endsWith(':00.000') ? clock.slice(0, 5) : clock.endsWith('.000') ? clock.slice(0, 8) : clock;
  return `${formatDate(day)} ${shortest}`;
};
