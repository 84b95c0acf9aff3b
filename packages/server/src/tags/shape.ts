import { z } from '@hono/zod-openapi';
import { sizedSchema } from '../segments/list.js';

const spanSchema = z
  .union([z.strictObject({ ms: z.number() }), z.strictObject({ months: z.int() })])
  .openapi('Span', { description: 'A length of time: milliseconds, or calendar months.' });

const valueSchema = sizedSchema.extend({
  value: z.string(),
  expires: spanSchema.optional().openapi({ description: 'How long the value stays once nothing gives it any more.' }),
});

const adviceSchema = z
  .object({
    code: z.string().openapi({ example: 'tag-of-everybody' }),
    level: z.enum(['error', 'warning', 'hint']),
    message: z.string().openapi({ description: 'In the language asked for.' }),
  })
  .openapi('TagAdvice');

export const tagSchema = z
  .object({
    name: z.string(),
    names: z.array(z.string()),
    description: z.string().optional(),
    kind: z.enum(['exclusive', 'many']).openapi({ description: 'One value at a time, or several.' }),
    manual: z.boolean().openapi({ description: 'Set by hand, and by nothing else.' }),
    ordered: z.boolean().openapi({ description: 'The first value is the highest.' }),
    values: z.array(valueSchema).openapi({ description: 'In the order of the book.' }),
    otherwise: z.string().optional().openapi({ description: 'The value of whoever meets none of the conditions.' }),
    usedBy: z
      .array(z.object({ kind: z.enum(['tag', 'segment', 'metric']), name: z.string() }))
      .openapi({ description: 'Rules that ask for the tag.' }),
    place: z.object({ file: z.string(), line: z.int() }).optional().openapi({ description: 'Where it is declared.' }),
    asOf: z.string().openapi({ description: 'The instant of the counts.' }),
    lastChange: z.string().optional().openapi({ description: 'When it turned last for anybody.' }),
    advice: z.array(adviceSchema),
  })
  .openapi('Tag');

export const tagRuleSchema = z
  .object({
    value: z.string(),
    text: z.string().openapi({ description: 'What gives the value, in the words of the book.' }),
    file: z.string(),
    line: z.int(),
  })
  .openapi('TagRule');

export type TagRuleShape = z.output<typeof tagRuleSchema>;

export type TagShape = z.output<typeof tagSchema>;
export type AdviceShape = z.output<typeof adviceSchema>;

const verdictSchema = z
  .object({ is: z.enum(['nobody', 'somebody', 'undecided']), witness: z.array(z.string()).optional() })
  .openapi('Verdict', {
    description: 'Who meets conditions, by reasoning alone; a witness is an example of somebody.',
  });

export const coverageSchema = z
  .object({
    cases: z.array(z.object({ value: z.string(), reached: verdictSchema })),
    uncovered: verdictSchema.openapi({ description: 'Who meets none of the conditions.' }),
  })
  .openapi('Coverage');

export type CoverageShape = z.output<typeof coverageSchema>;
export type VerdictShape = z.output<typeof verdictSchema>;
