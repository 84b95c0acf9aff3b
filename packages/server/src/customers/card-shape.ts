import { z } from '@hono/zod-openapi';
import { whySchema } from '../evaluate/schema.js';
import { naturalOrMissing, naturalSchema } from '../segments/natural.js';
import { typeSchema, unitSchema } from './typed.js';

const instant = z.string().openapi({ example: '2026-06-01T04:00:00.000Z' });

const why = z.array(z.string()).openapi({
  description: 'The conditions that give it, in the words of the book, any one of which is enough; `?why=` says more.',
});

const fieldSchema = z.object({ name: z.string(), type: typeSchema, value: naturalSchema });

const handSetSchema = z
  .object({
    tag: z.string(),
    value: z.string(),
    from: instant,
    until: instant.optional().openapi({ description: 'Excluded; left out: for good.' }),
    by: z.string().optional().openapi({ description: 'Who set it, where that is known.' }),
  })
  .openapi('HandSet');

const heldTagSchema = z
  .object({
    name: z.string(),
    value: z.string(),
    manual: z.boolean().openapi({ description: 'Set by hand.' }),
    since: instant.optional(),
    until: instant.optional().openapi({ description: 'The last instant at which something keeps the value.' }),
    why,
  })
  .openapi('HeldTag');

export const cardSchema = z
  .object({
    id: z.string(),
    mergedIds: z.array(z.string()).openapi({ description: 'Other ids of the same customer.' }),
    asOf: instant.openapi({ description: 'The instant of tags, segments and metrics.' }),
    answered: z.boolean().openapi({ description: 'Whether the customer was there at that instant.' }),
    dimensions: z
      .array(z.object({ name: z.string().nullable(), fields: z.array(fieldSchema) }))
      .openapi({ description: 'Fields that are known, by the dimension that the book files them under; null: none.' }),
    metrics: z.array(
      z.object({
        name: z.string(),
        type: typeSchema,
        unit: unitSchema.optional(),
        value: naturalOrMissing.openapi({ description: 'Null: missing.' }),
      }),
    ),
    tags: z.array(heldTagSchema),
    segments: z.array(z.object({ name: z.string(), since: instant.optional(), why })),
    handSet: z.array(handSetSchema).openapi({ description: 'What people set and did not take away.' }),
    personalTags: z
      .array(z.object({ name: z.string(), since: instant }))
      .openapi({ description: 'Those of the caller, whom nobody else sees.' }),
    reasons: whySchema.optional(),
  })
  .openapi('Customer');

export type CardShape = z.output<typeof cardSchema>;
export const handSetShape = handSetSchema;
