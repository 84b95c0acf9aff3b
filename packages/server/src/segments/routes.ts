import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { jsonAnswer } from '../http/json-content.js';
import type { Environment } from '../http/environment.js';
import type { Asking } from './list.js';
import { segmentFor, segmentSchema, segmentsFor } from './list.js';
import { membersFor, membersQuery, membersSchema } from './members.js';
import { overlapFor, overlapQuery, overlapSchema } from './overlap.js';
import { portraitFor } from './portrait.js';
import { portraitSchema } from './portrait-shape.js';
import { trendFor, trendQuery, trendSchema } from './trend.js';

const tags = ['segments'];
export const nameParam = z.string().min(1).max(200).openapi({ description: 'Any of its names.' });
const params = z.object({ name: nameParam });

const listRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments',
  operationId: 'listSegments',
  tags,
  summary: 'All segments, with how many customers are in them',
  responses: { 200: jsonAnswer('Segments, in the order of the book.', z.object({ items: z.array(segmentSchema) })) },
});

const segmentRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments/{name}',
  operationId: 'getSegment',
  tags,
  summary: 'A segment, with how many customers are in it',
  request: { params },
  responses: { 200: jsonAnswer('The segment.', segmentSchema) },
});

const membersRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments/{name}/members',
  operationId: 'listSegmentMembers',
  tags,
  summary: 'The members of a segment',
  request: { params, query: membersQuery },
  responses: { 200: jsonAnswer('A page of members.', membersSchema) },
});

const portraitRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments/{name}/portrait',
  operationId: 'getSegmentPortrait',
  tags,
  summary: 'Who the members are, beside everybody',
  request: { params },
  responses: { 200: jsonAnswer('The portrait.', portraitSchema) },
});

const overlapRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments/{name}/overlap',
  operationId: 'getSegmentOverlap',
  tags,
  summary: 'How a segment overlaps with others',
  request: { params, query: overlapQuery },
  responses: { 200: jsonAnswer('Every combination.', overlapSchema) },
});

const trendRoute = endpoint('viewer', {
  method: 'get',
  path: '/segments/{name}/trend',
  operationId: 'getSegmentTrend',
  tags,
  summary: 'A segment’s size over time',
  request: { params, query: trendQuery },
  responses: { 200: jsonAnswer('A day each.', trendSchema) },
});

/** Who asks, and until when he waits. */
export const askingOf = (c: Context<Environment>): Asking => ({ caller: c.get('caller'), signal: c.req.raw.signal });

const segment = (name: string) => ({ kind: 'segment', name }) as const;

/** Segments: who is in them, who those are, and how they grow. */
export const segmentRoutes = (deps: Deps) =>
  router()
    .openapi(listRoute, async (c) => c.json({ items: [...(await segmentsFor(deps, askingOf(c)))] }, 200))
    .openapi(segmentRoute, async (c) => c.json(await segmentFor(deps, askingOf(c), c.req.valid('param').name), 200))
    .openapi(membersRoute, async (c) => {
      const { name } = c.req.valid('param');
      return c.json(await membersFor(deps, askingOf(c), segment(name), c.req.valid('query')), 200);
    })
    .openapi(portraitRoute, async (c) =>
      c.json(await portraitFor(deps, askingOf(c), segment(c.req.valid('param').name)), 200),
    )
    .openapi(overlapRoute, async (c) => {
      const { name } = c.req.valid('param');
      return c.json(await overlapFor(deps, askingOf(c), segment(name), c.req.valid('query')), 200);
    })
    .openapi(trendRoute, async (c) => {
      const { name } = c.req.valid('param');
      return c.json(await trendFor(deps, askingOf(c), segment(name), c.req.valid('query')), 200);
    });
