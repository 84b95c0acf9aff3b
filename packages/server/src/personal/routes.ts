import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { knownCustomer } from '../customers/known.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText, page } from '../http/lists.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { personalName } from './name.js';
import { deletePersonalTag, putPersonalTag, removePersonalTag, renamePersonalTag } from './recordings.js';
import { personalMembers, personalTagNamed, personalTags } from './rows.js';
import { readingAs } from './ownership.js';

const nameSchema = z.string().min(1).max(400).openapi({ example: '老同学' });
const onCustomer = z.object({ id: z.string().min(1).max(1000), name: nameSchema });
const ofTag = z.object({ name: nameSchema });

const tagSchema = z
  .object({ name: z.string(), since: z.string() })
  .openapi('PersonalTag', { description: 'A tag that its maker alone sees.' });
const countSchema = z.object({ name: z.string(), count: z.int() }).openapi('PersonalTagCount');
const memberSchema = z.object({ customer: z.string(), since: z.string() }).openapi('PersonalTagMember');
const renameSchema = z.strictObject({ name: nameSchema });

const tags = ['tags'];

const putRoute = endpoint('operator', {
  method: 'post',
  path: '/customers/{id}/personal-tags/{name}',
  operationId: 'putPersonalTag',
  tags,
  summary: 'Put a tag of one’s own on a customer',
  request: { params: onCustomer },
  responses: {
    200: { description: 'It was there.', content: { 'application/json': { schema: tagSchema } } },
    201: { description: 'It is there.', content: { 'application/json': { schema: tagSchema } } },
  },
});

const removeRoute = endpoint('operator', {
  method: 'delete',
  path: '/customers/{id}/personal-tags/{name}',
  operationId: 'removePersonalTag',
  tags,
  summary: 'Take a tag of one’s own off a customer',
  request: { params: onCustomer },
  responses: { 204: { description: 'It is gone.' } },
});

const listRoute = endpoint('viewer', {
  method: 'get',
  path: '/personal-tags',
  operationId: 'listPersonalTags',
  tags,
  summary: 'One’s own tags, and how many customers have each',
  responses: { 200: { description: 'Tags.', content: { 'application/json': { schema: page.of(countSchema) } } } },
});

const membersRoute = endpoint('viewer', {
  method: 'get',
  path: '/personal-tags/{name}/members',
  operationId: 'listPersonalTagMembers',
  tags,
  summary: 'The customers with a tag of one’s own',
  request: { params: ofTag, query: page.query },
  responses: { 200: { description: 'Customers.', content: { 'application/json': { schema: page.of(memberSchema) } } } },
});

const renameRoute = endpoint('operator', {
  method: 'patch',
  path: '/personal-tags/{name}',
  operationId: 'renamePersonalTag',
  tags,
  summary: 'Give a tag of one’s own another name',
  request: { params: ofTag, body: { content: { 'application/json': { schema: renameSchema } } } },
  responses: { 200: { description: 'Its name.', content: { 'application/json': { schema: renameSchema } } } },
});

const deleteRoute = endpoint('operator', {
  method: 'delete',
  path: '/personal-tags/{name}',
  operationId: 'deletePersonalTag',
  tags,
  summary: 'Take a tag of one’s own off everybody',
  request: { params: ofTag },
  responses: { 204: { description: 'It is gone.' } },
});

/**
 * Free tags that whoever made them sees, and nobody else. What they are called is told to nobody: not to the journal,
 * the log, or a problem document of somebody else.
 */
export const personalRoutes = (deps: Deps) => {
  const { store, keeper, journal } = deps;
  return router()
    .openapi(putRoute, async (c) => {
      const caller = c.get('caller');
      const { id, name } = c.req.valid('param');
      const { plan } = await bookSeenBy(deps, caller);
      const wanted = personalName(name);
      const customer = await knownCustomer(store, plan, id);
      const { isNew, since, ...tag } = await keeper.record(putPersonalTag, { owner: caller.id, customer, ...wanted });
      journal.note(caller, 'change', { kind: 'personal-tag', customer });
      return c.json({ ...tag, since: instantText(since) }, isNew ? 201 : 200);
    })
    .openapi(removeRoute, async (c) => {
      const caller = c.get('caller');
      const { id, name } = c.req.valid('param');
      const { key } = personalName(name);
      if (!(await keeper.record(removePersonalTag, { owner: caller.id, key, customer: id }))) throw noSuch(name);
      journal.note(caller, 'change', { kind: 'personal-tag', customer: id });
      return c.body(null, 204);
    })
    .openapi(listRoute, async (c) => c.json({ items: [...(await personalTags(store, c.get('caller').id))] }, 200))
    .openapi(membersRoute, async (c) => {
      const caller = c.get('caller');
      const { name } = c.req.valid('param');
      const { after = '', limit } = c.req.valid('query');
      const { key } = personalName(name);
      const { plan } = await bookSeenBy(deps, caller);
      const there = await readingAs(store, caller.id, (session) => personalTagNamed(session, caller.id, key));
      if (there === undefined) throw noSuch(name);
      const { customer } = plan.catalog;
      const { members, next } = await personalMembers(store, customer, caller.id, key, { after, limit });
      journal.note(caller, 'read', { kind: 'personal-tag', count: members.length });
      const items = members.map(({ customer: id, since }) => ({ customer: id, since: instantText(since) }));
      return c.json({ items, ...(next === undefined ? {} : { next }) }, 200);
    })
    .openapi(renameRoute, async (c) => {
      const caller = c.get('caller');
      const { name } = c.req.valid('param');
      const to = personalName(c.req.valid('json').name);
      const { key } = personalName(name);
      if (!(await keeper.record(renamePersonalTag, { owner: caller.id, key, to }))) throw noSuch(name);
      return c.json({ name: to.name }, 200);
    })
    .openapi(deleteRoute, async (c) => {
      const caller = c.get('caller');
      const { name } = c.req.valid('param');
      const { key } = personalName(name);
      if (!(await keeper.record(deletePersonalTag, { owner: caller.id, key }))) throw noSuch(name);
      return c.body(null, 204);
    });
};

const noSuch = (name: string): ServerError => new ServerError(404, 'no-such-personal-tag', { name });
