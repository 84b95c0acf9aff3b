import type { Plan } from '@tagwright/dsl';
import { asksEverybody, type FoundPopulation, readInstant } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { instantText } from '../http/lists.js';

/** The instant asked about, in ms UTC; undefined where none is named. Throws `instant-unreadable` (422). */
export const askedInstant = (written: string | number | undefined, zone: string): number | undefined => {
  if (written === undefined) return undefined;
  const instant = readInstant(written, zone);
  if (instant === undefined) throw new ServerError(422, 'instant-unreadable', { written: String(written) });
  return instant;
};

/**
 * Thresholds and figures over everybody are those of the last step: they stand for the present and what comes after it,
 * and what rests on them cannot be told of stored customers for an instant before (422, `past-unknown`).
 */
export const refusePast = (part: Plan, asOf: number, { asOf: from }: FoundPopulation): void => {
  if (asOf < from && asksEverybody(part, 'anything'))
    throw new ServerError(422, 'past-unknown', { asOf: instantText(asOf), from: instantText(from) });
};
