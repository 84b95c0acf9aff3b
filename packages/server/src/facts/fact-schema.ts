import { z } from '@hono/zod-openapi';

const id = z.string().min(1);
const instant = z
  .union([z.string(), z.int()])
  .describe('ISO 8601, in the zone of the book where it has none; or ms UTC');
const source = z.string().describe('The system that the id is of: ids of several systems are kept apart').optional();
// Not `z.json()`: a schema that refers to itself has no place within the document.
const values = z.record(z.string(), z.unknown()).describe('Values by a name of their field, or by its column');

const event = z.object({
  kind: z.literal('event'),
  event: z.string().describe('A name of the event, or its table'),
  id,
  source,
  customer: id,
  at: instant,
  values: values.optional(),
});

const deleteEvent = z.object({ kind: z.literal('delete-event'), event: z.string(), id, source });

const customer = z.object({
  kind: z.literal('customer'),
  id,
  at: instant.optional().describe('Known from'),
  asOf: instant.optional().describe('From when the fields hold; now if left out'),
  fields: values.optional(),
});

const handSet = z.object({
  kind: z.literal('hand-set'),
  customer: id,
  tag: z.string(),
  value: z.string(),
  from: instant.optional(),
  until: instant.optional(),
});

const handRemove = z.object({
  kind: z.literal('hand-remove'),
  customer: id,
  tag: z.string(),
  value: z.string().optional(),
  at: instant.optional(),
});

const merge = z.object({ kind: z.literal('merge'), customer: id, merged: id });
const unmerge = z.object({ kind: z.literal('unmerge'), merged: id });
const erase = z.object({ kind: z.literal('erase'), customer: id });

const described = z.discriminatedUnion('kind', [
  event,
  deleteEvent,
  customer,
  handSet,
  handRemove,
  merge,
  unmerge,
  erase,
]);

const { $schema: _, ...written } = z.toJSONSchema(described, { io: 'input' });

/**
 * A fact as the document describes it. It is checked by the engine, each by itself: one that is not as it should be is
 * answered among the outcomes, and does not keep the others out.
 */
export const factSchema = z.unknown().openapi('Fact', written as Record<string, unknown>);
