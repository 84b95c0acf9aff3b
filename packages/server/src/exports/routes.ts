import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { askingOf, nameParam } from '../segments/routes.js';
import { exportFor, exportQuery } from './export.js';

const tags = ['segments'];
const text = z.string();
const responses = {
  200: {
    description: 'The file, as it is read.',
    content: { 'text/csv': { schema: text }, 'application/x-ndjson': { schema: text } },
  },
};

const segmentRoute = endpoint('operator', {
  method: 'get',
  path: '/segments/{name}/export',
  operationId: 'exportSegment',
  tags,
  summary: 'The members of a segment as a file',
  request: { params: z.object({ name: nameParam }), query: exportQuery },
  responses,
});

const tagRoute = endpoint('operator', {
  method: 'get',
  path: '/tags/{name}/values/{value}/export',
  operationId: 'exportTag',
  tags,
  summary: 'The customers who have a tag’s value, as a file',
  request: { params: z.object({ name: nameParam, value: z.string().min(1).max(500) }), query: exportQuery },
  responses,
});

/** Files of who is in a group. */
export const exportRoutes = (deps: Deps) =>
  router()
    .openapi(segmentRoute, (c) => {
      const { name } = c.req.valid('param');
      return exportFor(deps, askingOf(c), { kind: 'segment', name }, c.req.valid('query')) as never;
    })
    .openapi(tagRoute, (c) => {
      const { name, value } = c.req.valid('param');
      return exportFor(deps, askingOf(c), { kind: 'tag', name, value }, c.req.valid('query')) as never;
    });
