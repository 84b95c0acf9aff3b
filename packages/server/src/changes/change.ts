import { z } from '@hono/zod-openapi';
import type { Cause, Change } from '@tagwright/engine';
import { instantText } from '../http/lists.js';

export const CAUSES = ['fact', 'clock', 'population', 'rule', 'manual'] as const satisfies readonly Cause[];

/** An entry of the log as it is told to the world. */
export const changeSchema = z
  .object({
    seq: z.int().openapi({ description: 'Its number: 1, 2, 3 … without gaps, in the order of writing.' }),
    customer: z.string().nullable().openapi({ description: 'Null in an entry of somebody who was erased.' }),
    kind: z.enum(['tag', 'segment']),
    name: z.string(),
    value: z.string().optional().openapi({ description: 'Of a tag of several values, each of which comes and goes.' }),
    old: z
      .string()
      .nullable()
      .openapi({ description: 'The value before; `in` for a member of a segment; null: none.' }),
    new: z.string().nullable().openapi({
      description: 'The value after. Where it is the same as `old`, nothing turns at this instant after all.',
    }),
    effectiveAt: z.string().openapi({ description: 'When the answer changed: in the past where a fact came late.' }),
    recordedAt: z.string().openapi({ description: 'When that became known.' }),
    cause: z.enum(CAUSES),
    book: z.string().openapi({ description: 'The hash of the rule book that gave the answer.' }),
    erased: z.literal(true).optional(),
  })
  .openapi('Change');

export type ToldChange = z.output<typeof changeSchema>;

/** An entry of somebody erased has no customer and no values any more, and says so. */
export const changeOf = (change: Change): ToldChange => {
  const { seq, customer, kind, name, value, old, cause, book } = change;
  const isErased = customer === '';
  return {
    seq,
    customer: isErased ? null : customer,
    kind,
    name,
    ...(value === undefined ? {} : { value }),
    old,
    new: change.new,
    effectiveAt: instantText(change.effectiveAt),
    recordedAt: instantText(change.recordedAt),
    cause,
    book,
    ...(isErased ? { erased: true } : {}),
  };
};
