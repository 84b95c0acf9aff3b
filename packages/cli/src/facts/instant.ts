import { parseAsOf } from '../arguments/as-of.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';

/** The instant asked about, in ms UTC: what `--as-of` says, else the clock. */
export function asOf({ io, words }: Context, written: string | undefined, zone: string): number {
  if (written === undefined) return io.clock();
  const instant = parseAsOf(written, zone);
  if (instant === undefined) throw new Refusal(words.asOf.notAnInstant(written), words.asOf.advice);
  return instant;
}
