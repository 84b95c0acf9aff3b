import { z } from 'zod';

const count = z.number().int().positive();

/** What can be set of streams and of the log that they read. */
export const streamSettings = z.strictObject({
  /** How many streams a key may have open. */
  perKey: count.default(10),
  /** How often a stream that has nothing to tell says that it lives, in ms. */
  heartbeatMs: count.default(15_000),
  /** After how many ms without its reader taking anything a stream is cut off. */
  stalledMs: count.default(60_000),
  /** How long a stream lasts, in minutes: whoever reads on has to show its key again. */
  minutes: count.default(15),
  /** For how many days entries of the log are kept; all of them for ever if left out. */
  keepDays: count.optional(),
});

export type StreamSettings = z.output<typeof streamSettings>;
