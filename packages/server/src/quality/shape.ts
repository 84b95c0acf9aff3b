import { z } from '@hono/zod-openapi';
import { countSchema } from '../suppression/count.js';

const fieldSchema = z
  .object({
    name: z.string(),
    type: z.string(),
    known: countSchema,
    completeness: z.number().optional().openapi({ description: 'The share of rows in which it is known.' }),
    distinct: z.number().int().optional().openapi({ description: 'Different values, of a text.' }),
    wrong: z.array(
      z.object({
        check: z.enum(['undeclared', 'impossible', 'future', 'negative', 'placeholder']).openapi({
          description:
            '`undeclared`: none of the declared values. `impossible`: before 1900 or after 2100. `future`: later than the last step. `negative`: less than nothing. `placeholder`: stands for no value, such as `n/a`.',
        }),
        count: countSchema,
      }),
    ),
    latest: z.string().optional().openapi({ description: 'From when the latest value is told to hold.' }),
  })
  .openapi('FieldQuality');

const eventSchema = z
  .object({
    name: z.string(),
    count: z.number().int(),
    first: z.string().optional(),
    last: z.string().optional(),
    future: z.number().int().openapi({ description: 'Events later than the last step.' }),
    fields: z.array(fieldSchema),
    days: z.array(z.object({ date: z.string(), count: z.number().int() })),
    gaps: z
      .array(z.object({ from: z.string(), to: z.string(), expected: z.number() }))
      .openapi({ description: 'Days in a row without any, both included, too long to be chance.' }),
    late: z
      .array(z.object({ days: z.number().int(), count: z.number().int() }))
      .openapi({ description: 'How many arrived at least so many days after they happened, and less than the next.' }),
    orphans: z
      .object({ events: z.number().int(), customers: countSchema })
      .openapi({ description: 'Events of customers of whom nothing else is known.' }),
  })
  .openapi('EventQuality');

export const qualitySchema = z
  .object({
    asOf: z.string(),
    customers: z.object({
      count: z.number().int(),
      fields: z.array(fieldSchema),
      duplicates: z
        .array(
          z.object({
            field: z.string(),
            values: z.number().int().openapi({ description: 'Values that several customers have.' }),
            customers: countSchema,
            examples: z.array(z.array(z.string())).optional().openapi({
              description: 'Customers who share one, for operators: perhaps one and the same person.',
            }),
          }),
        )
        .openapi({ description: 'Of fields that should be one’s own, such as telephone numbers.' }),
    }),
    events: z.array(eventSchema),
    refused: z
      .array(
        z.object({
          code: z.string(),
          table: z.string().optional(),
          field: z.string().optional(),
          count: z.number().int(),
          last: z.string(),
        }),
      )
      .openapi({ description: 'Facts that were not taken in, by why.' }),
  })
  .openapi('Quality');

export type QualityShape = z.output<typeof qualitySchema>;
export type FieldQualityShape = z.output<typeof fieldSchema>;
