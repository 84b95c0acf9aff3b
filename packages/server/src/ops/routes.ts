import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { readiness, readinessSchema } from './readiness.js';

const healthRoute = endpoint('public', {
  method: 'get',
  path: '/health',
  operationId: 'health',
  tags: ['operations'],
  summary: 'Whether the process is alive',
  responses: {
    200: {
      description: 'It is.',
      content: { 'application/json': { schema: z.object({ status: z.literal('alive') }) } },
    },
  },
});

const ready = { content: { 'application/json': { schema: readinessSchema } } };

const readyRoute = endpoint('public', {
  method: 'get',
  path: '/ready',
  operationId: 'ready',
  tags: ['operations'],
  summary: 'Whether the server can answer: its database, the process that writes, a book, the steps',
  responses: { 200: { description: 'It can.', ...ready }, 503: { description: 'Something is missing.', ...ready } },
});

const metricsRoute = endpoint('viewer', {
  method: 'get',
  path: '/metrics',
  operationId: 'metrics',
  tags: ['operations'],
  summary: 'Counts and times, as Prometheus reads them',
  responses: {
    200: { description: 'The exposition format.', content: { 'text/plain': { schema: z.string() } } },
  },
});

/** What those who run the server look at. */
export const opsRoutes = (deps: Deps) =>
  router()
    .openapi(healthRoute, (c) => c.json({ status: 'alive' as const }, 200))
    .openapi(readyRoute, async (c) => {
      const found = await readiness(deps);
      return c.json(found, found.ready ? 200 : 503);
    })
    .openapi(metricsRoute, async (c) =>
      c.text(await deps.metrics.registry.metrics(), 200, { 'Content-Type': deps.metrics.registry.contentType }),
    );
