import { z } from 'zod';

/** What can be set of the journal. */
export const journalSettings = z.strictObject({
  /** For how many days entries are kept: the journal names customers, and whoever looked at them. */
  keepDays: z.number().int().positive().default(730),
});

export type JournalSettings = z.output<typeof journalSettings>;
