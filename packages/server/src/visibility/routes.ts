import { z } from '@hono/zod-openapi';
import type { Field, Plan } from '@tagwright/dsl';
import { type Caller, mayUse, ROLES } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { bookSeenBy } from './book-seen.js';
import { type FieldRule, fieldRules, replaceFieldRules } from './rules.js';

const nameSchema = z.string().min(1).max(200);

const ruleSchema = z
  .strictObject({
    event: nameSchema.optional().openapi({ description: 'The event whose field it is; the customer’s if left out.' }),
    field: nameSchema.openapi({ example: '手机号' }),
    role: z.enum(ROLES).openapi({ description: 'This role sees the field, and those above it; nobody else does.' }),
  })
  .openapi('FieldRule');

const rulesSchema = z
  .strictObject({ rules: z.array(ruleSchema).max(1000) })
  .openapi('FieldRules', { description: 'Fields that only some roles see. Every other field is seen by all.' });

const readRoute = endpoint('engineer', {
  method: 'get',
  path: '/fields/visibility',
  operationId: 'fieldVisibility',
  tags: ['visibility'],
  summary: 'Which fields only some roles see',
  responses: { 200: { description: 'The rules.', content: { 'application/json': { schema: rulesSchema } } } },
});

const writeRoute = endpoint('engineer', {
  method: 'put',
  path: '/fields/visibility',
  operationId: 'setFieldVisibility',
  tags: ['visibility'],
  summary: 'Say which fields only some roles see, in place of all that was said before',
  request: { body: { content: { 'application/json': { schema: rulesSchema } } } },
  responses: { 200: { description: 'The rules.', content: { 'application/json': { schema: rulesSchema } } } },
});

type Named = z.output<typeof ruleSchema>;

/** Whose data is hidden from whom. What the caller does not see either is not there, and stays as it is. */
export const visibilityRoutes = (deps: Deps) => {
  const { store, keeper, journal } = deps;
  const seenRules = async ({ role }: Caller): Promise<readonly FieldRule[]> =>
    (await fieldRules(store)).filter((rule) => mayUse(role, rule.role));
  return router()
    .openapi(readRoute, async (c) => {
      const caller = c.get('caller');
      const { plan } = await bookSeenBy(deps, caller);
      return c.json({ rules: (await seenRules(caller)).map((rule) => named(plan, rule)) }, 200);
    })
    .openapi(writeRoute, async (c) => {
      const caller = c.get('caller');
      const { plan } = await bookSeenBy(deps, caller);
      const rules = c.req.valid('json').rules.map((rule) => read(plan, rule));
      const gone = await seenRules(caller);
      await keeper.record(replaceFieldRules, { gone, rules });
      journal.note(caller, 'change', { kind: 'fields', count: rules.length });
      return c.json({ rules: (await seenRules(caller)).map((rule) => named(plan, rule)) }, 200);
    });
};

/** A rule by the names of a book; by its table and column, where the book does not name them any more. */
const named = ({ catalog }: Plan, { table, column, role }: FieldRule): Named => {
  const nameIn = (fields: readonly Field[]): string =>
    fields.find((field) => field.column === column)?.names[0] ?? column;
  if (table === undefined) return { field: nameIn(catalog.customer.fields), role };
  const event = catalog.events.find((each) => each.table === table);
  return { event: event?.names[0] ?? table, field: nameIn(event?.fields ?? []), role };
};

/** Throws `no-such-field`, also for what the caller does not see. */
const read = ({ catalog }: Plan, { event, field, role }: Named): FieldRule => {
  const isIt = ({ names, column }: Field): boolean => names.includes(field) || column === field;
  if (event === undefined) {
    const found = catalog.customer.fields.find(isIt);
    if (found === undefined) throw new ServerError(422, 'no-such-field', { field });
    return { table: undefined, column: found.column, role };
  }
  const thing = catalog.events.find(({ names, table }) => names.includes(event) || table === event);
  if (thing === undefined) throw new ServerError(422, 'no-such-event', { event });
  const found = thing.fields.find(isIt);
  if (found === undefined) throw new ServerError(422, 'no-such-field', { field, event });
  return { table: thing.table, column: found.column, role };
};
