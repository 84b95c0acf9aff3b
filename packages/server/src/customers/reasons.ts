import type { z } from '@hono/zod-openapi';
import type { Plan } from '@tagwright/dsl';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { type Locale, ServerError } from '../errors/index.js';
import { givenBook } from '../evaluate/draft.js';
import { evaluateJob } from '../evaluate/job.js';
import type { AskedNames } from '../evaluate/names.js';
import type { whySchema } from '../evaluate/schema.js';
import { deadlineOf } from '../evaluate/settings.js';
import { bookSeenBy } from '../visibility/book-seen.js';

/** Asks for the reasons of everything; a tag or a segment of this name is meant before. */
const EVERYTHING = 'all';

/** Who asks, in which language, and until when he waits. */
export interface AskingWhy {
  readonly caller: Caller;
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

/**
 * Why a customer has, or has not, what a name stands for: a tag, a segment, or `all` of them. It reads all that is
 * recorded of the customer, however much that is, and so has a process of its own. Throws `no-such-tag-or-segment`.
 *
 * @param asOf the instant of the answers (ms UTC).
 */
export const reasonsFor = async (
  deps: Deps,
  { caller, locale, signal }: AskingWhy,
  customer: string,
  name: string,
  asOf: number,
): Promise<z.output<typeof whySchema>> => {
  const { config, jobs, visibility, clock } = deps;
  const { inForce, plan } = await bookSeenBy(deps, caller);
  const { items } = await jobs.run(
    evaluateJob,
    {
      book: givenBook(inForce),
      draft: undefined,
      role: caller.role,
      hidden: await visibility.hiddenFrom(caller.role),
      asked: askedBy(plan, name),
      customers: [customer],
      inline: [],
      why: true,
      asOf,
      now: clock(),
      locale,
      rows: config.evaluate.rows,
    },
    { deadlineMs: deadlineOf(caller.role, config), signal },
  );
  return (items[0]?.why ?? { tags: [], segments: [] }) as z.output<typeof whySchema>;
};

const askedBy = ({ tags, segments }: Plan, asked: string): AskedNames => {
  const name = asked.normalize('NFC');
  const isNamed = ({ names }: { readonly names: readonly string[] }): boolean => names.includes(name);
  if (tags.some(isNamed)) return { tags: [name], segments: [], metrics: [] };
  if (segments.some(isNamed)) return { tags: [], segments: [name], metrics: [] };
  if (name === EVERYTHING) return { tags: undefined, segments: undefined, metrics: [] };
  throw new ServerError(404, 'no-such-tag-or-segment', { name });
};
