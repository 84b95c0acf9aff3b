import { localInstant } from '@tagwright/dsl';

/** An instant as ISO 8601 in UTC, for programs. */
export const isoInstant = (instant: number): string => new Date(instant).toISOString();

const MINUTE = 60_000;

/** The minute that an instant lies in, for lists that people look over: `2026-06-01 08:00`. */
export const localMinute = (instant: number, zone: string): string =>
  localInstant(Math.floor(instant / MINUTE) * MINUTE, zone);
