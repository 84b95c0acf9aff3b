import { formatDate, localDay, parseDate } from '@tagwright/dsl';
import { z } from '@hono/zod-openapi';
import { standing, type TrendDay } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { countSchema, isSmall, shownCount, type Smallest } from '../suppression/count.js';
import { trendJob } from './jobs.js';
import type { Asking } from './list.js';
import { firstNamed, type GroupReference } from './reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from './worked-out.js';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 3660;

const day = z.iso.date();

export const trendQuery = z.object({
  from: day.optional().openapi({ description: 'The first day, in the book’s zone; 30 days in all if left out.' }),
  to: day.optional().openapi({ description: 'The last day; that of the last step if left out.' }),
  by: z.enum(['day']).default('day'),
});

export const trendSchema = z
  .object({
    items: z.array(
      z.object({
        date: z.string(),
        count: countSchema.openapi({ description: 'Members when the day ended.' }),
        entered: countSchema.optional().openapi({
          description: 'How many came in; left out together with `left` where one of them is too few.',
        }),
        left: countSchema.optional(),
      }),
    ),
    zone: z.string(),
  })
  .openapi('Trend');

/** A group's size day by day. Throws 422 for a span that is none, or too long. */
export const trendFor = async (
  deps: Deps,
  asking: Asking,
  given: GroupReference,
  query: z.output<typeof trendQuery>,
): Promise<z.output<typeof trendSchema>> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const { zone } = plan.catalog;
  const group = firstNamed(plan, given);
  const today = localDay((await standing(deps.store))?.asOf ?? deps.clock(), zone);
  const to = query.to === undefined ? today : Math.min(today, parseDate(query.to) ?? today);
  const from = query.from === undefined ? to - DEFAULT_DAYS + 1 : (parseDate(query.from) ?? to);
  if (from > to) throw new ServerError(422, 'trend-backwards', { from: formatDate(from), to: formatDate(to) });
  const days = to - from + 1;
  if (days > MOST_DAYS) throw new ServerError(422, 'trend-too-long', { days, most: MOST_DAYS });
  const found = await workedOut(deps, trendJob, { plan, args: { group, from, to }, signal: asking.signal });
  return { items: found.map((each) => dayTold(each, deps.config)), zone };
};

/** Of those who came and those who left neither is told where one is few: the other follows from the sizes. */
const dayTold = ({ day: date, size, entered, left }: TrendDay, config: Smallest) => ({
  date: formatDate(date),
  count: shownCount(size, config),
  ...(isSmall(entered, config) || isSmall(left, config) ? {} : { entered, left }),
});
