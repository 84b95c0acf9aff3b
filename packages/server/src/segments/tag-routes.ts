import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { jsonAnswer } from '../http/json-content.js';
import { membersFor, membersQuery, membersSchema } from './members.js';
import { overlapFor, overlapQuery, overlapSchema } from './overlap.js';
import { portraitFor } from './portrait.js';
import { portraitSchema } from './portrait-shape.js';
import type { GroupReference } from './reference.js';
import { askingOf, nameParam } from './routes.js';
import { trendFor, trendQuery, trendSchema } from './trend.js';

const tags = ['segments'];
const params = z.object({ name: nameParam, value: z.string().min(1).max(500) });

const membersRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags/{name}/values/{value}/members',
  operationId: 'listTagMembers',
  tags,
  summary: 'The customers who have a tag’s value',
  request: { params, query: membersQuery },
  responses: { 200: jsonAnswer('A page of members.', membersSchema) },
});

const portraitRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags/{name}/values/{value}/portrait',
  operationId: 'getTagPortrait',
  tags,
  summary: 'Who those with a tag’s value are, beside everybody',
  request: { params },
  responses: { 200: jsonAnswer('The portrait.', portraitSchema) },
});

const overlapRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags/{name}/values/{value}/overlap',
  operationId: 'getTagOverlap',
  tags,
  summary: 'How those with a tag’s value overlap with others',
  request: { params, query: overlapQuery },
  responses: { 200: jsonAnswer('Every combination.', overlapSchema) },
});

const trendRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags/{name}/values/{value}/trend',
  operationId: 'getTagTrend',
  tags,
  summary: 'How many have a tag’s value, over time',
  request: { params, query: trendQuery },
  responses: { 200: jsonAnswer('A day each.', trendSchema) },
});

const valued = ({ name, value }: z.output<typeof params>): GroupReference => ({ kind: 'tag', name, value });

/** Values of tags as groups of customers, like segments. */
export const tagGroupRoutes = (deps: Deps) =>
  router()
    .openapi(membersRoute, async (c) =>
      c.json(await membersFor(deps, askingOf(c), valued(c.req.valid('param')), c.req.valid('query')), 200),
    )
    .openapi(portraitRoute, async (c) =>
      c.json(await portraitFor(deps, askingOf(c), valued(c.req.valid('param'))), 200),
    )
    .openapi(overlapRoute, async (c) =>
      c.json(await overlapFor(deps, askingOf(c), valued(c.req.valid('param')), c.req.valid('query')), 200),
    )
    .openapi(trendRoute, async (c) =>
      c.json(await trendFor(deps, askingOf(c), valued(c.req.valid('param')), c.req.valid('query')), 200),
    );
