import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { givenBook, withDraft } from '../evaluate/draft.js';
import { withBook } from '../evaluate/in-force.js';
import { endpoint, router } from '../http/endpoint.js';
import type { Environment } from '../http/environment.js';
import { problemOf } from '../http/problem.js';
import { faultOf } from '../http/refusals.js';
import { previewJob, type PreviewPart } from './job.js';
import { type KeptPreview, KeptPreviews } from './kept.js';
import { lineFormOf, Lines } from './lines.js';
import { keptSchema, previewPartSchema, previewSchema } from './schema.js';
import { withoutSmall } from './told.js';

type Wanted = z.output<typeof previewSchema>;
type Asking = Context<Environment>;

const tags = ['preview'];
const idParam = z.object({ id: z.string().max(100) });
const keptResponse = (description: string) => ({
  description,
  content: { 'application/json': { schema: keptSchema } },
});

const previewRoute = endpoint('operator', {
  method: 'post',
  path: '/preview',
  operationId: 'preview',
  tags,
  summary:
    'What a draft would change: an estimate at once, the exact count after it, and some of those whom it touches',
  request: {
    headers: z.object({
      prefer: z.string().max(200).optional().openapi({ description: '`respond-async`: do not wait.' }),
    }),
    body: { content: { 'application/json': { schema: previewSchema } } },
  },
  responses: {
    200: {
      description: 'Line by line, or event by event where that is accepted. Who ends the connection ends the preview.',
      content: { 'application/x-ndjson': { schema: previewPartSchema }, 'text/event-stream': { schema: z.string() } },
    },
    202: {
      ...keptResponse('It is under way; ask again at `Location`.'),
      headers: z.object({ Location: z.string() }),
    },
  },
});

const readRoute = endpoint('operator', {
  method: 'get',
  path: '/previews/{id}',
  operationId: 'readPreview',
  tags,
  summary: 'How a preview stands that was begun without waiting',
  request: { params: idParam },
  responses: { 200: keptResponse('What is known so far.') },
});

const dropRoute = endpoint('operator', {
  method: 'delete',
  path: '/previews/{id}',
  operationId: 'cancelPreview',
  tags,
  summary: 'Stop a preview, and forget it',
  request: { params: idParam },
  responses: { 204: { description: 'It is gone.' } },
});

/** Previews of drafts. */
export const previewRoutes = (deps: Deps) => {
  const { config, journal } = deps;
  const kept = new KeptPreviews(config.evaluate.previews, config.evaluate.previewsKeptMs);
  return router()
    .openapi(previewRoute, async (c) => {
      const caller = c.get('caller');
      const begin = beginning(deps, c, c.req.valid('json'));
      journal.note(caller, 'preview', { kind: 'book' });
      if (!/(^|[\s,])respond-async($|[\s,;])/.test(c.req.header('prefer') ?? '')) return told(c, begin);
      const preview = kept.start(caller.id, begin);
      const headers = { Location: `/v1/previews/${preview.id}`, 'Preference-Applied': 'respond-async' };
      return c.json(await shown(c, preview), 202, headers);
    })
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await shown(c, kept.get(id, c.get('caller').id)), 200);
    })
    .openapi(dropRoute, (c) => {
      kept.drop(c.req.valid('param').id, c.get('caller').id);
      return c.body(null, 204);
    });
};

type Begin = (tell: (part: PreviewPart) => void, signal: AbortSignal) => Promise<void>;

const beginning =
  (deps: Deps, c: Asking, wanted: Wanted): Begin =>
  async (tell, signal) => {
    const { config, visibility, clock } = deps;
    const { ruleBytes, rows, sample, previewMs } = config.evaluate;
    const { role } = c.get('caller');
    const hidden = await visibility.hiddenFrom(role);
    const onPart = (part: PreviewPart): void =>
      tell(part.kind === 'customers' ? part : { ...part, report: withoutSmall(part.report, config) });
    await withBook(deps.book, (inForce) => {
      const book = givenBook(inForce);
      const draft = withDraft(book, wanted, ruleBytes);
      const limits = { rows, sample, smallestCount: config.smallestCount };
      const args = { book, draft, role, hidden, locale: c.get('locale'), now: clock(), exact: wanted.exact, ...limits };
      return deps.jobs.run(previewJob, args, { deadlineMs: previewMs, signal, length: 'long', onPart });
    });
  };

/**
 * Tells parts as they come. What fails before the first of them is answered as any other request; after it the last line
 * is the problem document.
 */
const told = async (c: Asking, begin: Begin) => {
  const gone = new AbortController();
  const lines = new Lines(lineFormOf(c.req.header('accept')), () => gone.abort());
  const signal = AbortSignal.any([gone.signal, c.req.raw.signal]);
  let hasBegun = false;
  await new Promise<void>((begun, refused) => {
    const tell = (part: { readonly kind: string }): void => {
      lines.tell(part);
      hasBegun = true;
      begun();
    };
    begin(tell, signal).then(
      () => lines.end(),
      async (fault: unknown) => {
        if (!hasBegun) return refused(fault instanceof Error ? fault : new Error(String(fault)));
        tell({ kind: 'problem', ...(await problemIn(c, fault)) });
        lines.end();
      },
    );
  });
  return c.body(lines.body, 200, {
    'Content-Type': lines.form,
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
};

const problemIn = async (c: Asking, fault: unknown) => ({
  problem: (await problemOf(c, faultOf(fault)).json()) as z.output<typeof keptSchema>['problem'],
});

const shown = async (c: Asking, preview: KeptPreview) => {
  const { id, status, estimate, exact, customers, fault } = preview;
  const told = {
    id,
    status,
    ...(estimate === undefined ? {} : { estimate }),
    ...(exact === undefined ? {} : { exact }),
    ...(customers === undefined ? {} : { customers }),
    ...(fault === undefined ? {} : await problemIn(c, fault)),
  };
  return told as z.output<typeof keptSchema>;
};
