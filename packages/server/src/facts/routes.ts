import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { readBytes } from '../http/body.js';
import { endpoint, router } from '../http/endpoint.js';
import { onlyAllowed } from './allowed.js';
import { answerOf, takenInSchema } from './answer.js';
import { factSchema } from './fact-schema.js';
import { readLines } from './lines.js';
import { noteUndone } from './noted.js';
import { type Row, rowsOf, tooManyRows } from './rows.js';
import { takeIn } from './take-in.js';

const NDJSON = 'application/x-ndjson';

const bodySchema = z.union([z.array(factSchema), z.strictObject({ facts: z.array(factSchema) })], { error: 'facts' });

const postRoute = (limit: number) =>
  endpoint('ingest', {
    method: 'post',
    path: '/facts',
    operationId: 'postFacts',
    tags: ['facts'],
    summary: 'Takes in customers, events and what happened to them',
    description:
      'Each fact by itself: a bad one is refused with its reason, and the good ones are kept, so the status is 200 whatever became of them, and `counts` says what did. Once it is answered, what was kept is durable. Telling a fact again changes nothing. The body may be packed (`Content-Encoding: gzip`).',
    bodyRules: { limit, allowsNul: true },
    request: {
      query: z.object({ outcomes: z.enum(['refused', 'all']).default('refused') }),
      body: {
        content: {
          'application/json': { schema: bodySchema },
          [NDJSON]: { schema: z.string().openapi({ description: 'A fact a line.' }) },
        },
      },
    },
    responses: {
      200: { description: 'What became of each.', content: { 'application/json': { schema: takenInSchema } } },
    },
  });

/** `POST /facts`: the way in for everything that is to be known. */
export const factRoutes = (deps: Deps) => {
  const { limits } = deps.config;
  return router().openapi(postRoute(limits.factsBody), async (c) => {
    const isLines = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() === NDJSON;
    const bytes = isLines ? await readBytes(c, limits.factsBody) : undefined;
    const json = isLines ? undefined : (c.req.valid('json') as z.output<typeof bodySchema>);
    const rows =
      bytes === undefined
        ? givenRows(Array.isArray(json) ? json : (json?.facts ?? []), limits.facts)
        : await readLines(bytes, { depth: limits.depth, allowsNul: true }, limits.facts);
    const size = bytes?.byteLength ?? (await c.req.text()).length;
    const taken = await takeIn(deps, onlyAllowed(rows, c.get('caller')), size);
    noteUndone(deps.journal, c.get('caller'), taken.outcomes);
    return c.json(answerOf(taken, c.req.valid('query').outcomes, c.get('locale')), 200);
  });
};

const givenRows = (facts: readonly unknown[], most: number): readonly Row[] => {
  if (facts.length > most) throw tooManyRows(most);
  return rowsOf(facts);
};
