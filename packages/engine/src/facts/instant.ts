import type { Instant } from './ingest/fact.js';
import type { Stored } from './values/reader.js';
import { timeReader } from './values/time.js';

/** The last instant that JavaScript's dates know; the first is as far back. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** An instant as facts say it, in ms UTC; what has no zone is in the given one. Undefined where it is none. */
export const readInstant = (written: Instant, zone: string): number | undefined => {
  if (typeof written === 'number')
    return Number.isInteger(written) && Math.abs(written) <= LAST_INSTANT ? written : undefined;
  const cell: Stored[] = [];
  return timeReader(zone).read(written, cell, 0) === undefined ? Number(cell[0]) : undefined;
};
