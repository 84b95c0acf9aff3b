import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { page } from '../http/lists.js';
import { cardFor } from './card.js';
import { cardSchema } from './card-shape.js';
import { againQuery, Looks, questionIn } from './looks.js';
import { reasonsFor } from './reasons.js';
import { foundSchema, searchFor, searchQuery } from './search.js';
import { happeningSchema, timelineFor, timelineQuery } from './timeline.js';

const tags = ['customers'];
const params = z.object({ id: z.string().min(1).max(1000).openapi({ example: 'c1001' }) });

const searchRoute = endpoint('viewer', {
  method: 'get',
  path: '/customers',
  operationId: 'searchCustomers',
  tags,
  summary: 'Search for customers by id, texts, tags and segments',
  request: { query: searchQuery },
  responses: {
    200: { description: 'Customers by id.', content: { 'application/json': { schema: page.of(foundSchema) } } },
  },
});

const cardRoute = endpoint('viewer', {
  method: 'get',
  path: '/customers/{id}',
  operationId: 'getCustomer',
  tags,
  summary: 'The profile of a customer: fields, metrics, tags, segments',
  request: {
    params,
    query: againQuery.extend({
      why: z.string().min(1).max(400).optional().openapi({
        description:
          'A tag or a segment whose condition trees are to be told, with the values seen; `all` for every one.',
      }),
    }),
  },
  responses: { 200: { description: 'The profile.', content: { 'application/json': { schema: cardSchema } } } },
});

const timelineRoute = endpoint('viewer', {
  method: 'get',
  path: '/customers/{id}/timeline',
  operationId: 'getTimeline',
  tags,
  summary: 'What happened to a customer, the latest first: events, fields, tags, segments',
  request: { params, query: timelineQuery.extend(againQuery.shape) },
  responses: {
    200: { description: 'What happened.', content: { 'application/json': { schema: page.of(happeningSchema) } } },
  },
});

/** Single customers. Each look at one goes to the journal, once. */
export const customerRoutes = (deps: Deps) => {
  const { journal } = deps;
  const looks = new Looks(deps.clock);
  return router()
    .openapi(searchRoute, async (c) => {
      const caller = c.get('caller');
      const found = await searchFor(deps, { caller, signal: c.req.raw.signal }, c.req.valid('query'));
      journal.note(caller, 'search', { kind: 'customer', count: found.items.length });
      return c.json(found, 200);
    })
    .openapi(cardRoute, async (c) => {
      const caller = c.get('caller');
      const { why, again } = c.req.valid('query');
      const card = await cardFor(deps, caller, c.req.valid('param').id);
      const asking = { caller, locale: c.get('locale'), signal: c.req.raw.signal };
      const asOf = Date.parse(card.asOf);
      const reasons = why === undefined ? undefined : await reasonsFor(deps, asking, card.id, why, asOf);
      if (looks.isNew(caller, questionIn(c.req.url), again !== undefined))
        journal.note(caller, 'read', { kind: 'customer', customer: card.id });
      return c.json({ ...card, ...(reasons === undefined ? {} : { reasons }) }, 200);
    })
    .openapi(timelineRoute, async (c) => {
      const caller = c.get('caller');
      const { id } = c.req.valid('param');
      const { again, ...wanted } = c.req.valid('query');
      const found = await timelineFor(deps, caller, id, wanted);
      if (looks.isNew(caller, questionIn(c.req.url), again !== undefined))
        journal.note(caller, 'read', { kind: 'customer', customer: id, count: found.items.length });
      return c.json(found, 200);
    });
};
