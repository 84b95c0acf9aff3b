import { z } from '@hono/zod-openapi';
import type { Plan } from '@tagwright/dsl';
import { findingMessage } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { rowsOf } from '../facts/rows.js';
import { takeIn } from '../facts/take-in.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText, page } from '../http/lists.js';
import { CALL_TYPES, type Call, type CallType, readCall } from './call.js';
import { Reasons } from './reasons.js';
import { noteRejected, rejectedReasons } from './rejected.js';
import { Translator } from './translate.js';

/** Libraries write types in full, those in pages by their first letter; `m`: how the library itself fares. */
const PATHS = [...CALL_TYPES, 'batch', 'import', 'i', 't', 'p', 's', 'g', 'a', 'b', 'm'] as const;

const callRoute = endpoint('ingest', {
  method: 'post',
  path: '/segment/v1/{call}',
  operationId: 'segmentCall',
  tags: ['facts'],
  summary:
    'A call of the Segment spec, as trackers send it: `identify`, `track`, `page`, `screen`, `alias`, `group`, or a `batch`',
  description:
    'The write key is a key of the role `ingest`: the user name of basic authentication, or `writeKey` in the body. What is wrong with a single call is not told to the tracker, which could do nothing about it, but under `/v1/segment/rejected`.',
  request: { params: z.object({ call: z.enum(PATHS) }) },
  requestBody: {
    content: {
      'application/json': { schema: { type: 'object' as const, additionalProperties: true } },
      'text/plain': { schema: { type: 'string' as const, description: 'The same JSON.' } },
    },
  },
  responses: {
    200: {
      description: 'Taken; durable.',
      content: { 'application/json': { schema: z.object({ success: z.literal(true) }) } },
    },
  },
});

const reasonSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    type: z.string().openapi({ example: 'track' }),
    event: z.string().optional(),
    field: z.string().optional().openapi({ description: 'The trait, the property or the part of the call.' }),
    count: z.int().openapi({ description: 'How often.' }),
    firstAt: z.string(),
    lastAt: z.string(),
    messageId: z.string().optional().openapi({ description: 'Of the last such call.' }),
  })
  .openapi('SegmentRejection');

const rejectedRoute = endpoint('engineer', {
  method: 'get',
  path: '/segment/rejected',
  operationId: 'listSegmentRejections',
  tags: ['facts'],
  summary: 'Why calls of trackers, or traits and properties of them, were not taken: the latest reasons first',
  description: 'Reasons with how often there was one, not the calls: nobody’s data and nobody’s id are kept.',
  request: { query: page.query.pick({ limit: true }) },
  responses: { 200: { description: 'Reasons.', content: { 'application/json': { schema: page.of(reasonSchema) } } } },
});

/** The HTTP tracking API of the Segment spec, for trackers whose host can be set. */
export const segmentSpecRoutes = (deps: Deps) => {
  const translatorOf = translators(deps);
  return router()
    .openapi(callRoute, async (c) => {
      const inForce = deps.book.current();
      if (inForce === undefined) throw new ServerError(409, 'no-book', {});
      const calls = callsIn(c.req.valid('param').call, c.get('trackerBody') ?? {});
      const size = Number(c.req.header('content-length') ?? 0);
      try {
        await tell(deps, calls, translatorOf(inForce.plan), size);
      } catch (thrown) {
        // Trackers in pages know no other word for when to come back.
        const seconds = thrown instanceof ServerError ? thrown.headers['Retry-After'] : undefined;
        if (seconds !== undefined) c.header('X-RateLimit-Reset', seconds);
        throw thrown;
      }
      return c.json({ success: true as const }, 200);
    })
    .openapi(rejectedRoute, async (c) => {
      const reasons = await rejectedReasons(deps.store, c.req.valid('query').limit);
      const locale = c.get('locale') === 'zh' ? 'zh-CN' : 'en';
      const items = reasons.map(({ params, event, field, firstAt, lastAt, messageId, ...rest }) => ({
        ...rest,
        message: findingMessage({ code: rest.code, params }, locale),
        ...(event === '' ? {} : { event }),
        ...(field === '' ? {} : { field }),
        firstAt: instantText(firstAt),
        lastAt: instantText(lastAt),
        ...(messageId === undefined ? {} : { messageId }),
      }));
      return c.json({ items }, 200);
    });
};

/** Names are looked up once for a book. */
const translators = ({ config }: Deps): ((plan: Plan) => Translator) => {
  let known: { readonly hash: string; readonly translator: Translator } | undefined;
  return (plan) => {
    if (known?.hash !== plan.hash)
      known = { hash: plan.hash, translator: new Translator(plan.catalog, config.segment) };
    return known.translator;
  };
};

const callsIn = (path: (typeof PATHS)[number], body: Readonly<Record<string, unknown>>): readonly Call[] => {
  if (path === 'm') return [];
  if (path === 'b' || path === 'batch' || path === 'import') {
    const { batch, sentAt } = body;
    if (!Array.isArray(batch)) throw new ServerError(400, 'segment-not-a-call', {});
    return batch.map((each) => readCall(each, undefined, sentAt));
  }
  const type = CALL_TYPES.find((each) => each === path || each[0] === path) as CallType;
  return [readCall(body, type)];
};

const tell = async (deps: Deps, calls: readonly Call[], translator: Translator, size: number): Promise<void> => {
  const now = deps.clock();
  const reasons = new Reasons();
  const told = calls.flatMap((call) => {
    const { facts, refusals } = translator.translate(call, now);
    for (const refusal of refusals) reasons.add(call, refusal);
    return facts.map((fact) => ({ fact, call }));
  });
  const { outcomes } = await takeIn(deps, rowsOf(told.map(({ fact }) => fact)), size);
  outcomes.forEach((row, index) => {
    const call = told[index]?.call;
    if (call !== undefined) reasons.addOutcome(call, row);
  });
  if (reasons.all.length > 0)
    deps.keeper
      .record(noteRejected, reasons.all)
      .catch((err: unknown) => deps.log.warn({ err }, 'why calls of trackers were refused could not be written down'));
};
