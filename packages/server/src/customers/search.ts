import { z } from '@hono/zod-openapi';
import type { Plan } from '@tagwright/dsl';
import {
  type CustomerSearch,
  type FoundCustomer,
  isIndexed,
  searchCustomers,
  type SearchPage,
  textFields,
} from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { page } from '../http/lists.js';
import { defineJob } from '../jobs/job.js';
import { type Asking, countOf, sizesFor } from '../segments/list.js';
import { mayListMembers } from '../segments/members.js';
import { natural, naturalSchema } from '../segments/natural.js';
import { firstNamed, groupIn, type GroupReference } from '../segments/reference.js';
import { bookSeenBy } from '../visibility/book-seen.js';

const name = z.string().min(1).max(400);

export const searchQuery = page.query.extend({
  id: z.string().min(1).max(1000).optional().openapi({ description: 'What the id begins with.' }),
  text: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'What a text field has in it, whatever the case of its letters a to z.' }),
  field: name
    .optional()
    .openapi({ description: 'The one field that `text` is looked for in; all of them if left out.' }),
  tag: name.optional().openapi({ description: 'With `value`: who has this value of this tag.' }),
  value: name.optional(),
  segment: name.optional().openapi({ description: 'Who is in this segment.' }),
});

export const foundSchema = z
  .object({ id: z.string(), fields: z.record(z.string(), naturalSchema) })
  .openapi('FoundCustomer', { description: 'A customer with the fields that are known.' });

/** A search that may have to look at everybody. */
const searchJob = defineJob(
  'customers.search',
  (
    { store },
    { plan, search, page: wanted }: { readonly plan: Plan; readonly search: CustomerSearch; readonly page: SearchPage },
  ): Promise<readonly FoundCustomer[]> => searchCustomers(store, plan, search, wanted),
);

/**
 * Customers by id, those whom all that is asked for holds of. Who is in a group is told to those alone who may list its members.
 */
export const searchFor = async (
  deps: Deps,
  asking: Asking,
  query: z.output<typeof searchQuery>,
): Promise<{ readonly items: z.output<typeof foundSchema>[]; readonly next?: string }> => {
  const { plan } = await bookSeenBy(deps, asking.caller);
  const groups = groupsIn(query);
  const search = searchIn(plan, query, groups);
  await requireListable(deps, asking, plan, groups);
  const { after, limit } = query;
  const wanted = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
  const found = isIndexed(search)
    ? await searchCustomers(deps.store, plan, search, wanted)
    : await deps.jobs.run(
        searchJob,
        { plan, search, page: wanted },
        { deadlineMs: deps.config.limits.jobMs, signal: asking.signal },
      );
  const { items, ...rest } = page.cut(found, limit, ({ id }) => id);
  return { items: items.map(shown), ...rest };
};

/** The groups that a search asks for. */
const groupsIn = ({ tag, value, segment }: z.output<typeof searchQuery>): readonly GroupReference[] => {
  if ((tag === undefined) !== (value === undefined)) throw new ServerError(422, 'search-value-alone', {});
  return [
    ...(tag === undefined || value === undefined ? [] : [{ kind: 'tag' as const, name: tag, value }]),
    ...(segment === undefined ? [] : [{ kind: 'segment' as const, name: segment }]),
  ];
};

const requireListable = async (
  deps: Deps,
  asking: Asking,
  plan: Plan,
  groups: readonly GroupReference[],
): Promise<void> => {
  if (groups.length === 0 || deps.config.smallestCount === undefined) return;
  const sizes = await sizesFor(deps, asking);
  for (const group of groups) mayListMembers(deps, asking, countOf(sizes, firstNamed(plan, group)));
};

/** Throws for names that the plan does not have. */
const searchIn = (
  plan: Plan,
  { id, text, field }: z.output<typeof searchQuery>,
  groups: readonly GroupReference[],
): CustomerSearch => {
  if (field !== undefined && text === undefined) throw new ServerError(422, 'search-field-alone', { field });
  return {
    ...(id === undefined ? {} : { idPrefix: id }),
    ...(text === undefined ? {} : { text: { part: text, fields: fieldsFor(plan, field) } }),
    ...(groups.length === 0 ? {} : { groups: groups.map((group) => groupIn(plan, group)) }),
  };
};

const fieldsFor = (plan: Plan, field: string | undefined) => {
  const fields = textFields(plan);
  if (field === undefined) return fields;
  const found = fields.find(({ names }) => names.includes(field.normalize('NFC')));
  if (found === undefined) throw new ServerError(422, 'no-such-text-field', { field });
  return [found];
};

const shown = ({ id, fields }: FoundCustomer): z.output<typeof foundSchema> => ({
  id,
  fields: Object.fromEntries(
    fields.map(({ field: { names, type }, value }) => [names[0] ?? '', natural(type, value)] as const),
  ),
});
