import { z } from 'zod';

const count = z.number().int().positive();

/** What can be set of webhooks. */
export const webhookSettings = z.strictObject({
  /** Receivers that may lie in a private network: addresses, ranges (`10.1.0.0/16`), and names of hosts. */
  allowPrivate: z.array(z.string().min(1)).default([]),
  /** Whether receivers may be reached without encryption. */
  allowHttp: z.boolean().default(false),
  /** The ports at which receivers may listen; 80, 443 and all from 1024 on if left out. */
  ports: z.array(z.number().int().min(1).max(65_535)).optional(),
  /** How many there may be. */
  most: count.default(100),
  /** How many deliveries to one receiver, and to all of them together, are under way at a time. */
  concurrency: count.default(8),
  concurrencyOfAll: count.default(32),
  /** How long a receiver may take to answer, in ms. */
  timeoutMs: count.default(15_000),
  /** How long one of several processes has a subscription to itself before it has to say so again, in ms. */
  leaseMs: count.default(30_000),
  /** How often is looked for what is due, in ms. */
  lookEveryMs: count.default(1000),
  /** For how many days attempts are listed. */
  keepAttemptsDays: count.default(7),
});

export type WebhookSettings = z.output<typeof webhookSettings>;
