import { z } from '@hono/zod-openapi';

/** How instants are written: ISO 8601 in UTC. */
export const instantText = (instant: number): string => new Date(instant).toISOString();

const MOST = 1000;
const DEFAULT = 50;

/** Lists are cut into pages, each of which says where the next one starts. */
export const page = {
  /** The parameters of a list. */
  query: z.object({
    after: z
      .string()
      .max(2000)
      .optional()
      .openapi({ description: 'The `next` of the page before; from the start if left out.' }),
    limit: z.coerce.number().int().min(1).max(MOST).default(DEFAULT).openapi({ description: 'How many at most.' }),
  }),

  /** A list of these. */
  of: <Item extends z.ZodType>(item: Item) =>
    z.object({
      items: z.array(item),
      next: z.string().optional().openapi({ description: 'For `after`; left out on the last page.' }),
    }),

  /** A page of what was looked up, one more than the limit if there is more. */
  cut: <Item>(found: readonly Item[], limit: number, cursorOf: (last: Item) => string) => {
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(found.length > limit && last !== undefined ? { next: cursorOf(last) } : {}) };
  },
} as const;
