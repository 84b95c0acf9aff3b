import { z } from '@hono/zod-openapi';
import { changesPage, EngineError, extentOfLog, latestChanges, type Session } from '@tagwright/engine';
import { isStillLetIn } from '../auth/still.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { changeOf, changeSchema } from './change.js';
import { followLog } from './event-stream.js';
import { filterFor, wantedOf, wantedQuery } from './wanted.js';

const seq = z.coerce
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .openapi({ description: 'The number of an entry: those after it are told. 0: from the very first.', example: 1042 });

const listRoute = endpoint('viewer', {
  method: 'get',
  path: '/changes',
  operationId: 'listChanges',
  tags: ['changes'],
  summary: 'The log of changes, from an entry on',
  request: {
    query: wantedQuery.extend({
      after: seq.optional(),
      order: z.enum(['written', 'latest']).default('written').openapi({
        description:
          'As they were written, after `after`; or the latest first, out of the last 5,000 entries, from the end.',
      }),
      limit: z.coerce.number().int().min(1).max(1000).default(50).openapi({ description: 'How many at most.' }),
    }),
  },
  responses: {
    200: {
      description: 'Entries in the order of writing, or the latest first.',
      content: {
        'application/json': {
          schema: z
            .object({
              items: z.array(changeSchema),
              next: z.string().openapi({
                description: 'For `after`, also at the end: ask again with it for what has come since.',
              }),
              more: z
                .boolean()
                .openapi({ description: 'Whether there is more by now. `items` may be empty all the same.' }),
            })
            .openapi('Changes'),
        },
      },
    },
    410: { description: 'Entries after that one are gone; `params.pruned` is the first number to ask after.' },
  },
});

const streamRoute = endpoint('viewer', {
  method: 'get',
  path: '/changes/stream',
  operationId: 'streamChanges',
  tags: ['changes'],
  summary: 'The log of changes as it grows, as server-sent events',
  request: {
    query: wantedQuery.extend({ after: seq.optional() }),
    headers: z.object({
      'last-event-id': seq
        .optional()
        .openapi({ description: 'Where a reader that comes again was. Wins over `after`.' }),
    }),
  },
  responses: {
    200: {
      description:
        'Events `change`, with an entry as data and its number as id; only what comes from now on without `after`.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    410: { description: 'Entries after that one are gone; `params.pruned` is the first number to ask after.' },
  },
});

/** The log of changes by cursor, and as a stream. */
export const changeRoutes = (deps: Deps) =>
  router()
    .openapi(listRoute, async (c) => {
      const { after, limit, order, ...query } = c.req.valid('query');
      const wanted = wantedOf(query);
      const filter = await filterFor(deps, c.get('caller').role, wanted);
      const { changes, upTo, last } =
        order === 'latest'
          ? await latestChanges(deps.store, { ...filter, limit })
          : await changesPage(deps.store, await placeOf(deps.store, after, ({ from }) => from), { ...filter, limit });
      if (changes.length > 0)
        deps.journal.note(c.get('caller'), 'read', {
          kind: 'changes',
          ...(wanted.customer === undefined ? {} : { customer: wanted.customer }),
          count: new Set(changes.map(({ customer }) => customer)).size,
        });
      return c.json({ items: changes.map(changeOf), next: String(upTo), more: upTo < last }, 200);
    })
    .openapi(streamRoute, async (c) => {
      const { after, ...query } = c.req.valid('query');
      const wanted = wantedOf(query);
      const caller = c.get('caller');
      await filterFor(deps, caller.role, wanted);
      const from = await placeOf(deps.store, c.req.valid('header')['last-event-id'] ?? after, ({ last }) => last);
      const leave = deps.streams.enter(caller.id);
      deps.journal.note(caller, 'follow', {
        kind: 'changes',
        ...(wanted.customer === undefined ? {} : { customer: wanted.customer }),
      });
      // A name that is hidden, or known no more, by the time that something is told matches nothing.
      const filter = async () =>
        (await isStillLetIn(deps.store, caller)) ? filterFor(deps, caller.role, wanted, 'skip') : undefined;
      const stream = followLog({ store: deps.store, streams: deps.streams, after: from, filter, onEnd: leave });
      return c.body(stream, 200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // Proxies that gather answers before they pass them on would gather for ever.
        'X-Accel-Buffering': 'no',
      });
    });

/** Throws `log-pruned` (410) for a place that is gone, and `no-such-cursor` (422) for one that is not there yet. */
const placeOf = async (
  store: Session,
  place: number | undefined,
  otherwise: (extent: { readonly from: number; readonly last: number }) => number,
): Promise<number> => {
  const extent = await extentOfLog(store);
  if (place === undefined) return otherwise(extent);
  if (place > extent.last) throw new ServerError(422, 'no-such-cursor', { cursor: String(place) });
  if (place < extent.from) throw new EngineError('log-pruned', { seq: place, pruned: extent.from });
  return place;
};
