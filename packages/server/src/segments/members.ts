import { z } from '@hono/zod-openapi';
import type { MemberQuery } from '@tagwright/engine';
import { mayUse } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { instantText, page } from '../http/lists.js';
import { isSmall } from '../suppression/count.js';
import { cursorOf, placeFrom } from './cursor.js';
import { type ListedMember, membersJob } from './jobs.js';
import { type Asking, countOf, sizesFor } from './list.js';
import { natural, naturalSchema } from './natural.js';
import { featureNamed, filterFrom, orderFrom, several } from './query.js';
import { firstNamed, type GroupReference, shownName } from './reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';

export const membersQuery = page.query.extend({
  fields: several('Fields and metrics that are wanted of each member, by their names.'),
  sort: z.string().max(200).optional().openapi({
    description: 'A field or a metric, with `-` before it for the largest first; by customer id if left out.',
    example: '-M',
  }),
  filter: several('`city=Berlin`, `M>=100`, `city known`, `city missing`; all of them have to hold.', 20),
});

const memberSchema = z
  .object({
    customer: z.string(),
    since: z.string().optional().openapi({ description: 'As far as the log says.' }),
    until: z.string().optional().openapi({ description: 'The last instant that keeps the value.' }),
    values: z.record(z.string(), naturalSchema).optional().openapi({ description: 'What is known of `fields`.' }),
  })
  .openapi('Member');

export const membersSchema = page.of(memberSchema).extend({ count: z.number().int() }).openapi('Members');

type MembersQuery = z.output<typeof membersQuery>;

/**
 * Where small counts are held back, names are for those alone who work with customers one by one, and nobody sees those
 * of a group that is too small: who could list two large groups could tell who is in one and not in the other.
 */
export const mayListMembers = ({ config }: Deps, { caller }: Asking, count: number): void => {
  if (config.smallestCount === undefined) return;
  if (!mayUse(caller.role, 'operator'))
    throw new ServerError(403, 'not-allowed', { role: caller.role, needed: 'operator' });
  if (isSmall(count, config)) throw new ServerError(403, 'group-too-small', { below: config.smallestCount });
};

/** A page of a group's members. */
export const membersFor = async (
  deps: Deps,
  asking: Asking,
  given: GroupReference,
  { fields, sort, filter, after, limit }: MembersQuery,
): Promise<z.output<typeof membersSchema>> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const group = firstNamed(plan, given);
  const count = countOf(await sizesFor(deps, asking), group);
  mayListMembers(deps, asking, count);
  const features = fields.map((name) => featureNamed(plan, name));
  const order = orderFrom(plan, sort);
  const query: MemberQuery = {
    features,
    filters: filter.map((each) => filterFrom(plan, each)),
    limit: limit + 1,
    ...(order === undefined ? {} : { order }),
    ...(after === undefined ? {} : { after: placeFrom(sort, after) }),
  };
  const { jobs, config } = deps;
  const options = { deadlineMs: config.limits.jobMs, signal: asking.signal };
  const found = await jobs.run(membersJob, { plan, group, query }, options);
  const cut = page.cut(found, limit, ({ place }) => cursorOf(sort, place));
  deps.journal.note(asking.caller, 'read', { kind: 'members', name: shownName(group), count: cut.items.length });
  const told = ({ customer, since, until, values }: ListedMember): z.output<typeof memberSchema> => ({
    customer,
    ...(since === undefined ? {} : { since: instantText(since) }),
    ...(until === undefined ? {} : { until: instantText(until) }),
    ...(features.length === 0
      ? {}
      : {
          values: Object.fromEntries(
            features.flatMap(({ name, type }, index) => {
              const value = values[index];
              return value === undefined ? [] : [[name, natural(type, value)]];
            }),
          ),
        }),
  });
  return { ...cut, items: cut.items.map(told), count };
};
