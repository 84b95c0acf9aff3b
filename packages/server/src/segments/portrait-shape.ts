import { z } from '@hono/zod-openapi';
import { countSchema } from '../suppression/count.js';
import { figuresSchema } from './figures.js';
import { naturalSchema } from './natural.js';

const quartilesSchema = z.object({ lower: naturalSchema, median: naturalSchema, upper: naturalSchema });

const togetherSchema = figuresSchema
  .extend({ values: z.number().int().openapi({ description: 'How many of them there are.' }) })
  .openapi('PortraitTogether', {
    description: 'Values that are told together alone: there are many, or some of them are too few customers’.',
  });

export const featurePortraitSchema = z
  .object({
    kind: z.enum(['field', 'metric']),
    name: z.string(),
    type: z.string().openapi({ description: '`text`, `money`, `date` …' }),
    missing: figuresSchema.optional().openapi({ description: 'Of whom it is not known.' }),
    values: z.array(figuresSchema.extend({ value: naturalSchema })).optional(),
    buckets: z
      .array(
        figuresSchema.extend({
          from: naturalSchema.optional().openapi({ description: 'Included.' }),
          to: naturalSchema.optional().openapi({ description: 'Not included.' }),
          value: naturalSchema.optional().openapi({ description: 'In place of both: a single value.' }),
        }),
      )
      .optional(),
    together: togetherSchema.optional(),
    quartiles: z.object({ group: quartilesSchema, everyone: quartilesSchema }).optional(),
    tooVaried: z.literal(true).optional().openapi({ description: 'Nearly everybody has another value.' }),
  })
  .openapi('FeaturePortrait');

export const tagPortraitSchema = z
  .object({
    name: z.string(),
    values: z.array(figuresSchema.extend({ value: z.string() })),
    without: figuresSchema.optional().openapi({ description: 'Who has none of the values.' }),
    together: togetherSchema.optional(),
  })
  .openapi('TagPortrait');

export const portraitSchema = z
  .object({
    asOf: z.string(),
    count: countSchema,
    share: z.number().optional(),
    population: z.number().int(),
    withheld: z.literal(true).optional().openapi({
      description: 'The group, or everybody else, is too few customers for anything to be told.',
    }),
    features: z.array(featurePortraitSchema),
    tags: z.array(tagPortraitSchema),
    segments: z.array(figuresSchema.extend({ name: z.string() })),
    typical: z
      .object({
        customer: z.string(),
        agrees: z.number().int().openapi({ description: 'In so many respects as most of the members.' }),
        respects: z.number().int(),
      })
      .optional()
      .openapi({ description: 'Who is as most of the members in the most respects; of several the first by id.' }),
  })
  .openapi('Portrait');

export type PortraitShape = z.output<typeof portraitSchema>;
export type FeatureShape = z.output<typeof featurePortraitSchema>;
export type TagShape = z.output<typeof tagPortraitSchema>;
