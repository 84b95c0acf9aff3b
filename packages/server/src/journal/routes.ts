import { z } from '@hono/zod-openapi';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText, page } from '../http/lists.js';
import { readEntries, type WrittenEntry } from './read.js';

const entrySchema = z
  .object({
    seq: z.int(),
    at: z.string(),
    caller: z.object({ id: z.string(), name: z.string() }),
    action: z.string().openapi({ example: 'export' }),
    kind: z.string().openapi({ example: 'segment' }),
    name: z.string().optional(),
    customer: z.string().optional().openapi({ description: 'Gone where the customer was erased.' }),
    count: z.int().optional().openapi({ description: 'How many customers it is about.' }),
    requestId: z.string().optional(),
  })
  .openapi('JournalEntry');

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const listRoute = endpoint('admin', {
  method: 'get',
  path: '/journal',
  operationId: 'listJournal',
  tags: ['journal'],
  summary: 'Who looked at, exported, changed what: the latest first',
  request: {
    query: page.query.extend({
      after: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
      customer: z.string().max(500).optional(),
      caller: z.string().max(100).optional().openapi({ description: 'The id of a key, or `local`.' }),
      action: z.string().max(100).optional(),
      from: instant.optional().openapi({ type: 'string', format: 'date-time' }),
      until: instant.optional().openapi({ type: 'string', format: 'date-time', description: 'Excluded.' }),
    }),
  },
  responses: { 200: { description: 'Entries.', content: { 'application/json': { schema: page.of(entrySchema) } } } },
});

/** The journal, for those who have to answer for it. Reading it is written down too. */
export const journalRoutes = ({ store, journal }: Deps) =>
  router().openapi(listRoute, async (c) => {
    const { after, limit, customer, caller, action, from, until } = c.req.valid('query');
    const before = after === undefined ? undefined : Number(after);
    const entries = await readEntries(store, { customer, caller, action, from, until, before }, limit + 1);
    journal.note(c.get('caller'), 'read', { kind: 'journal', ...(customer === undefined ? {} : { customer }) });
    return c.json(
      page.cut(entries.map(shown), limit, ({ seq }) => String(seq)),
      200,
    );
  });

const shown = ({ at, caller, callerName, name, customer, count, request, ...entry }: WrittenEntry) => ({
  ...entry,
  at: instantText(at),
  caller: { id: caller, name: callerName },
  ...(name === null ? {} : { name }),
  ...(customer === null ? {} : { customer }),
  ...(count === null ? {} : { count }),
  ...(request === null ? {} : { requestId: request }),
});
