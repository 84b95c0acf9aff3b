import { z } from '@hono/zod-openapi';
import type { Plan } from '@tagwright/dsl';
import { mayUse } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { askingOf } from '../segments/routes.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { workedOut } from '../segments/worked-out.js';
import { type Arrivals, arrivalsOf } from './arrivals.js';
import { qualityJob } from './job.js';
import { qualitySchema } from './shape.js';
import { qualityTold } from './told.js';

const qualityRoute = endpoint('viewer', {
  method: 'get',
  path: '/quality',
  operationId: 'getQuality',
  tags: ['quality'],
  summary: 'How complete, valid and fresh the data is',
  request: {
    query: z.object({
      days: z.coerce.number().int().min(1).max(366).default(90).openapi({
        description: 'For how many days events are counted day by day, and facts that were refused or late.',
      }),
    }),
  },
  responses: {
    200: { description: 'The report.', content: { 'application/json': { schema: qualitySchema } } },
  },
});

/** How far the data can be trusted. */
export const qualityRoutes = (deps: Deps) =>
  router().openapi(qualityRoute, async (c) => {
    const { caller, signal } = askingOf(c);
    const { days } = c.req.valid('query');
    const { plan } = await bookSeenBy(deps, caller);
    const report = await workedOut(deps, qualityJob, { plan, args: { days }, signal, length: 'long' });
    const arrivals = seenIn(plan, await arrivalsOf(deps.store, deps.clock(), days));
    const namesCustomers = mayUse(caller.role, 'operator');
    const named = report.customers.duplicates.flatMap(({ examples }) => examples.flat()).length;
    if (namesCustomers && named > 0) deps.journal.note(caller, 'read', { kind: 'duplicates', count: named });
    return c.json(qualityTold(report, { config: deps.config, namesCustomers, arrivals }), 200);
  });

/** Names of fields that somebody may not see are not told for having been wrong. */
const seenIn = ({ catalog }: Plan, { refused, late }: Arrivals): Arrivals => {
  const known = new Map(
    [catalog.customer, ...catalog.events].map(({ table, fields }) => [
      table,
      new Set(fields.flatMap(({ names, column }) => [...names, column])),
    ]),
  );
  return {
    refused: refused.map((each) => (known.get(each.about)?.has(each.field) === true ? each : { ...each, field: '' })),
    late,
  };
};
