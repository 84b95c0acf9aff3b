import { z } from '@hono/zod-openapi';

const stored = z
  .union([z.string(), z.number(), z.boolean()])
  .nullable()
  .openapi({ description: 'In the units in which it is stored: money in hundredths, instants in ms, dates in days.' });
const values = z.record(z.string(), stored);
const instant = z.int().openapi({ description: 'ms since 1970.' });

const factsSchema = z
  .object({
    id: z.string(),
    fields: values,
    changes: z.array(z.object({ at: instant, column: z.string(), value: stored })),
    events: z.record(z.string(), z.array(z.object({ id: z.string(), at: instant, values }))),
    handSet: z.array(z.object({ tag: z.string(), value: z.string(), from: instant, until: instant.optional() })),
  })
  .openapi('SampleCustomer', { description: 'A customer with all his facts, by columns and tables of the catalog.' });

export const samplesSchema = z
  .object({
    asOf: z.string().openapi({ description: 'The instant of the last step, which everything here is of.' }),
    book: z.string().openapi({ description: 'The hash of what the rules mean.' }),
    plan: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'What the book in force means, as far as whoever asks may see it.' }),
    population: z.int().openapi({ description: 'How many customers there are.' }),
    fixed: z
      .boolean()
      .openapi({ description: 'Whether every seed gives these customers: small counts are held back.' }),
    held: z
      .object({
        thresholds: z.array(
          z.object({
            rank: z.string(),
            group: z.string().nullable(),
            theta: z.number().nullable(),
            tie: z.string().nullable(),
            size: z.int(),
          }),
        ),
        overall: z.array(z.tuple([z.string(), z.union([z.string(), z.number()]).nullable()])),
      })
      .openapi({ description: 'What everybody together says, by the ids of the plan.' }),
    customers: z.array(factsSchema),
  })
  .openapi('Samples');

export const samplesQuery = z.object({
  count: z.coerce.number().int().min(1).max(1000).default(200).openapi({
    description: 'How many customers; where small counts are held back, no more than one in `smallestCount`.',
  }),
  customer: z.string().min(1).max(1000).optional().openapi({ description: 'This one alone, by any of his ids.' }),
  seed: z.string().min(1).max(100).default('1').openapi({ description: 'Another one gives other customers.' }),
});
