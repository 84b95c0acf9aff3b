import { z } from '@hono/zod-openapi';

/**
 * A count that is told, or that it is less than the smallest one that is told. Nobody at all is told: zero customers are
 * not somebody whom a figure could give away.
 */
export type ShownCount = number | { readonly below: number };

/** What counts are held against: `smallestCount` of the configuration; without it all of them are told. */
export interface Smallest {
  readonly smallestCount?: number | undefined;
}

export const countSchema = z.union([z.number().int(), z.strictObject({ below: z.number().int() })]).openapi('Count', {
  description: 'How many customers; `{"below": k}` where it is at least one, and fewer than the server may tell.',
});

/** Whether a count is one of those that are not told. */
export const isSmall = (count: number, { smallestCount = 1 }: Smallest): boolean => count > 0 && count < smallestCount;

/** A count as it may be told. */
export const shownCount = (count: number, config: Smallest): ShownCount =>
  isSmall(count, config) ? { below: config.smallestCount ?? 1 } : count;
