import type { z } from '@hono/zod-openapi';
import { knownCustomer } from '../customers/known.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText } from '../http/lists.js';
import { askingOf } from '../segments/routes.js';
import { workedOut } from '../segments/worked-out.js';
import { isSmall } from '../suppression/count.js';
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

/** Where small counts are held back, all who ask are given the same customers: several samples would together be everybody. */
const THE_SEED = '1';

/** Customers for trying rules on while they are written, where the worker of an editor evaluates them. */
export const sampleRoutes = (deps: Deps) =>
  router().openapi(samplesRoute, async (c) => {
    const { caller, signal } = askingOf(c);
    const { count, seed, customer } = c.req.valid('query');
    const { plan } = await bookSeenBy(deps, caller);
    const id = customer === undefined ? undefined : await knownCustomer(deps.store, plan, customer);
    const { smallestCount } = deps.config;
    const drawn = { count, seed: smallestCount === undefined ? seed : THE_SEED, events: MOST_EVENTS };
    const wanted = id === undefined ? drawn : { ...drawn, ids: [id] };
    const samples = await workedOut(deps, samplesJob, { plan, args: { wanted, smallestCount }, signal });
    if (isSmall(samples.population, deps.config))
      throw new ServerError(403, 'group-too-small', { below: smallestCount ?? 1 });
    if (id === undefined) deps.journal.note(caller, 'read', { kind: 'samples', count: samples.customers.length });
    else deps.journal.note(caller, 'read', { kind: 'customer', customer: id });
    return c.json(shown(samples, smallestCount !== undefined), 200);
  });

const shown = ({ asOf, plan, thresholds, overall, customers, population }: Samples, fixed: boolean) =>
  ({
    asOf: instantText(asOf),
    book: plan.hash,
    plan: plan as unknown as Record<string, unknown>,
    population,
    fixed,
    held: { thresholds, overall },
    customers,
  }) as unknown as z.output<typeof samplesSchema>;
