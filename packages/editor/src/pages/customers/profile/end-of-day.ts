import { Temporal } from 'temporal-polyfill';

/** The instant (ISO 8601) at which a day (`2026-07-01`) is over in a zone: the beginning of the next one there. */
export const endOfDay = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant().toString();

/** The day (`2026-07-01`) of an instant (ISO 8601) in a zone. */
export const dayOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
