import { z } from '@hono/zod-openapi';
import { countSchema } from '../suppression/count.js';

const name = z.string().min(1).max(500);
const names = z.array(name).max(1000);
const id = z.string().min(1).max(1000);

/** An instant as it is asked about: with a zone, or in that of the book; or in ms since 1970. */
export const instantSchema = z
  .union([z.string().max(100), z.int()])
  .openapi({ description: 'ISO 8601, or milliseconds since 1970.', example: '2026-06-01T08:30:00+08:00' });

const json = z.unknown();

const valuesSchema = z
  .record(z.string(), json)
  .openapi({ description: 'By field, written as facts are.', example: { amount: '129.90' } });

const inlineSchema = z
  .strictObject({
    id,
    at: instantSchema.optional().openapi({ description: 'Known from; since always if left out.' }),
    fields: valuesSchema.optional(),
    events: z
      .array(z.strictObject({ event: name, id: id.optional(), at: instantSchema, values: valuesSchema.optional() }))
      .max(10_000)
      .optional(),
    handSet: z
      .array(
        z.strictObject({ tag: name, value: name, from: instantSchema.optional(), until: instantSchema.optional() }),
      )
      .max(1000)
      .optional(),
  })
  .openapi('InlineCustomer', { description: 'A customer with all that is to be known of him; nothing is stored.' });

/** Rules that are not in force. */
export const draftShape = {
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(400), text: z.string() }))
    .max(1000)
    .optional()
    .openapi({ description: 'Files that take the place of those of the book, or come beside them.' }),
  rule: z.string().optional().openapi({
    description: 'Rules that stand beside the book as a file of their own.',
    example: 'segment 常客 = count(order in last 90d) >= 3',
  }),
};

export const evaluateSchema = z
  .strictObject({
    ...draftShape,
    tags: names.optional().openapi({
      description: 'By any of their names. Without `tags` and `segments`: all; of a draft, those that it changes.',
    }),
    segments: names.optional(),
    metrics: names.optional().openapi({ description: 'None if left out.' }),
    customers: z.array(id).optional().openapi({ description: 'Stored customers, by id.' }),
    inline: z.array(inlineSchema).optional(),
    all: z.literal(true).optional().openapi({ description: 'Everybody: the answer has counts.' }),
    asOf: instantSchema.optional().openapi({ description: 'Now if left out.' }),
    why: z.boolean().optional().openapi({ description: 'Whether reasons are wanted.' }),
  })
  .refine(({ customers, inline, all }) => (all === true) !== (customers !== undefined || inline !== undefined), {
    message: 'whom',
  })
  .refine(({ all, asOf, why, metrics }) => all !== true || (asOf ?? why ?? metrics) === undefined, { message: 'all' })
  .openapi('Evaluate');

const conditionTree = z.record(z.string(), z.unknown()).openapi({
  description:
    '`text` in the words of the book, `kind`, `truth`, what was `seen` and `against` what, the `type` of that, `parts`.',
});

const nearestSchema = z
  .object({ value: z.string().optional(), misses: z.array(conditionTree), words: z.string() })
  .nullable()
  .openapi({ description: 'What would take the least to come out otherwise; null where nothing is missing.' });

const nextIn = <Part extends z.ZodRawShape>(part: Part) =>
  z
    .object({ at: z.string(), ...part, words: z.string() })
    .nullable()
    .openapi({ description: 'When and to what the clock alone turns it; null where nothing is in sight.' });

export const whySchema = z
  .object({
    tags: z.array(
      z.object({
        name: z.string(),
        values: z.array(z.string()),
        cases: z.array(conditionTree),
        nearest: nearestSchema,
        next: nextIn({ values: z.array(z.string()) }),
      }),
    ),
    segments: z.array(
      z.object({
        name: z.string(),
        member: z.boolean(),
        condition: conditionTree,
        nearest: nearestSchema,
        next: nextIn({ member: z.boolean() }),
      }),
    ),
  })
  .openapi('EvaluatedReasons');

export const evaluatedCustomerSchema = z
  .object({
    customer: z.string(),
    tags: z.array(
      z.object({ name: z.string(), value: z.string(), since: z.string().optional(), until: z.string().optional() }),
    ),
    segments: z.array(z.string()),
    metrics: z.record(z.string(), json).optional(),
    why: whySchema.optional(),
  })
  .openapi('EvaluatedCustomer');

export const evaluationSchema = z
  .object({
    asOf: z.string(),
    book: z.string().openapi({ description: 'The hash of what the rules mean.' }),
    draft: z.boolean(),
    population: z
      .object({
        asOf: z.string().openapi({ description: 'When thresholds and figures over everybody were found out.' }),
        thresholds: z.array(
          z.object({
            rule: z.string().openapi({ example: 'M top20%' }),
            group: z.string().optional(),
            value: json,
            customers: z.int().openapi({ description: 'How many are ranked.' }),
          }),
        ),
      })
      .optional(),
    items: z.array(evaluatedCustomerSchema),
    unknown: z.array(z.string()).openapi({ description: 'Who is not known, or not by that instant.' }),
  })
  .openapi('Evaluation');

export const countsSchema = z
  .object({
    asOf: z.string(),
    book: z.string(),
    draft: z.boolean(),
    customers: countSchema,
    tags: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), count: countSchema })) })),
    segments: z.array(z.object({ name: z.string(), count: countSchema })),
  })
  .openapi('EvaluationCounts');
