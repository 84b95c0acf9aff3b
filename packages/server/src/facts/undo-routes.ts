import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { NEEDED } from './allowed.js';
import { outcomeSchema } from './answer.js';
import { tellOne } from './one-fact.js';

const name = z.string().min(1).max(500);
const customer = z.object({ id: name });
const done = {
  200: {
    description: 'What became of it; telling it again is a `duplicate`.',
    content: { 'application/json': { schema: z.object({ outcome: outcomeSchema }) } },
  },
};

const deleteRoute = endpoint(NEEDED['delete-event'], {
  method: 'delete',
  path: '/facts/{event}/{id}',
  operationId: 'deleteFact',
  tags: ['facts'],
  summary: 'Deletes an event for good: delivered late, it does not come back',
  request: { params: z.object({ event: name, id: name }), query: z.object({ source: name.optional() }) },
  responses: done,
});

const mergeRoute = endpoint('engineer', {
  method: 'post',
  path: '/customers/{id}/merge',
  operationId: 'mergeCustomer',
  tags: ['facts'],
  summary: 'Lets another id count for this customer, with all that is and will be told of it',
  request: {
    params: customer,
    body: { content: { 'application/json': { schema: z.strictObject({ merged: name }) } } },
  },
  responses: done,
});

const unmergeRoute = endpoint(NEEDED.unmerge, {
  method: 'post',
  path: '/customers/{id}/unmerge',
  operationId: 'unmergeCustomer',
  tags: ['facts'],
  summary: 'Takes the merge of this id into another back: all that was told of it is its own again',
  request: { params: customer },
  responses: done,
});

const eraseRoute = endpoint(NEEDED.erase, {
  method: 'delete',
  path: '/customers/{id}',
  operationId: 'eraseCustomer',
  tags: ['facts'],
  summary: 'Erases a customer, under every id: facts, answers, log, personal tags, journal and outbox',
  request: { params: customer },
  responses: { 204: { description: 'Nothing of it is left.' } },
});

/** What undoes facts. Each is written down in the journal. */
export const undoRoutes = (deps: Deps) =>
  router()
    .openapi(deleteRoute, async (c) => {
      const { event, id } = c.req.valid('param');
      const { source } = c.req.valid('query');
      const outcome = await tellOne(deps, {
        kind: 'delete-event',
        event,
        id,
        ...(source === undefined ? {} : { source }),
      });
      deps.journal.note(c.get('caller'), 'delete', { kind: 'event', name: event });
      return c.json({ outcome }, 200);
    })
    .openapi(mergeRoute, async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await tellOne(deps, { kind: 'merge', customer: id, merged: c.req.valid('json').merged });
      deps.journal.note(c.get('caller'), 'merge', { kind: 'customer', customer: id });
      return c.json({ outcome }, 200);
    })
    .openapi(unmergeRoute, async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await tellOne(deps, { kind: 'unmerge', merged: id });
      deps.journal.note(c.get('caller'), 'unmerge', { kind: 'customer', customer: id });
      return c.json({ outcome }, 200);
    })
    .openapi(eraseRoute, async (c) => {
      const { id } = c.req.valid('param');
      const outcome = await tellOne(deps, { kind: 'erase', customer: id });
      if (outcome === 'duplicate') throw new ServerError(404, 'no-such-customer', { id });
      // Whose data they were is not written down again.
      deps.journal.note(c.get('caller'), 'erase', { kind: 'customer', count: 1 });
      return c.body(null, 204);
    });
