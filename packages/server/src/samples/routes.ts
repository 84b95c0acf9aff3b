import type { z } from '@hono/zod-openapi';
import { knownCustomer } from '../customers/known.js';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText } from '../http/lists.js';
import { askingOf } from '../segments/routes.js';
import { workedOut } from '../segments/worked-out.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { type Samples, samplesJob } from './job.js';
import { samplesQuery, samplesSchema } from './shape.js';

const samplesRoute = endpoint('operator', {
  method: 'get',
  path: '/samples',
  operationId: 'getSamples',
  tags: ['samples'],
  summary:
    'Some customers with all their facts, and what everybody together says: enough to evaluate a draft elsewhere',
  request: { query: samplesQuery },
  responses: {
    200: { description: 'The samples.', content: { 'application/json': { schema: samplesSchema } } },
  },
});

/** The answer stays small enough to be read in a browser at once. */
const MOST_EVENTS = 50_000;

/** Customers for trying rules on while they are written, where the worker of an editor evaluates them. */
export const sampleRoutes = (deps: Deps) =>
  router().openapi(samplesRoute, async (c) => {
    const { caller, signal } = askingOf(c);
    const { count, seed, customer } = c.req.valid('query');
    const { plan } = await bookSeenBy(deps, caller);
    const id = customer === undefined ? undefined : await knownCustomer(deps.store, plan, customer);
    const wanted = { count, seed, events: MOST_EVENTS, ...(id === undefined ? {} : { ids: [id] }) };
    const samples = await workedOut(deps, samplesJob, { plan, args: { wanted }, signal });
    if (id === undefined) deps.journal.note(caller, 'read', { kind: 'samples', count: samples.customers.length });
    else deps.journal.note(caller, 'read', { kind: 'customer', customer: id });
    return c.json(shown(samples), 200);
  });

const shown = ({ asOf, plan, thresholds, overall, customers, population }: Samples) =>
  ({
    asOf: instantText(asOf),
    book: plan.hash,
    plan: plan as unknown as Record<string, unknown>,
    population,
    held: { thresholds, overall },
    customers,
  }) as unknown as z.output<typeof samplesSchema>;
