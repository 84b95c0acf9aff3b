import { z } from '@hono/zod-openapi';
import { draftShape, evaluatedCustomerSchema } from '../evaluate/schema.js';
import { problemSchema } from '../http/problem-schema.js';
import { countSchema } from '../suppression/count.js';

export const previewSchema = z
  .strictObject({
    ...draftShape,
    exact: z.boolean().default(true).openapi({ description: 'Whether everybody is to be counted after the estimate.' }),
  })
  .refine(({ files, rule }) => files !== undefined || rule !== undefined, { message: 'draft' })
  .openapi('PreviewRequest');

const counted = z
  .object({ count: countSchema, margin: z.int() })
  .openapi('Counted', { description: 'An estimate lies within `margin` of the true count in 95 of 100 samples.' });
const value = z.string().optional().openapi({ description: 'Left out for a segment.' });
const ids = z.array(z.string()).openapi({ description: 'A few of them.' });

const reportSchema = z
  .object({
    asOf: z.string(),
    book: z.string(),
    draft: z.string(),
    customers: countSchema,
    sampled: z.int().optional().openapi({ description: 'From how many customers all this is estimated.' }),
    thresholdsEstimated: z.boolean(),
    subjects: z.array(
      z.object({
        kind: z.enum(['tag', 'segment']),
        name: z.string(),
        change: z.enum(['changed', 'new', 'gone']),
        values: z.array(
          z.object({
            value,
            after: counted.optional().openapi({ description: 'Left out where it would give a small count away.' }),
            entering: counted,
            leaving: counted,
            enteringCustomers: ids,
            leavingCustomers: ids,
          }),
        ),
        conditions: z.array(
          z.object({
            value,
            case: z.int(),
            path: z.array(z.int()).openapi({ description: 'Which operand of which operand; empty for the whole.' }),
            text: z.string().nullable(),
            holds: counted.optional(),
          }),
        ),
      }),
    ),
  })
  .openapi('PreviewReport');

/** A preview as it is told line by line. */
export const previewPartSchema = z
  .union([
    z.object({ kind: z.enum(['estimate', 'exact']), report: reportSchema }),
    z.object({ kind: z.literal('customers'), customers: z.array(evaluatedCustomerSchema) }),
    z.object({ kind: z.literal('problem'), problem: problemSchema }),
  ])
  .openapi('PreviewPart');

/** A preview as it is asked for again and again. */
export const keptSchema = z
  .object({
    id: z.string(),
    status: z.enum(['running', 'done', 'failed']),
    estimate: reportSchema.optional(),
    exact: reportSchema.optional(),
    customers: z.array(evaluatedCustomerSchema).optional(),
    problem: problemSchema.optional(),
  })
  .openapi('Preview');
