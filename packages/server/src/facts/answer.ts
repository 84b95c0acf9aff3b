import { z } from '@hono/zod-openapi';
import { findingMessage } from '@tagwright/engine';
import { type Locale, messageOf } from '../errors/index.js';
import type { RowOutcome, TakenIn } from './take-in.js';

const OUTCOMES = ['added', 'duplicate', 'corrected', 'deleted', 'refused'] as const;

export const outcomeSchema = z.enum(OUTCOMES).openapi('FactOutcome', {
  description:
    '`added`: new. `duplicate`: nothing that was not known. `corrected`: in the place of what was told before under the same id, or for the same instant. `deleted`: something ended or went. `refused`: see the finding; the others are kept.',
});

export const findingSchema = z
  .object({
    code: z.string().openapi({ description: 'Stable, for programs.', example: 'not-a-number' }),
    message: z.string().openapi({ description: 'What, why, and what to do about it, in the language asked for.' }),
    table: z.string().optional().openapi({ description: 'Of the event, or of customers.' }),
    field: z.string().optional().openapi({ description: 'The part of the fact, or the field.' }),
    params: z.record(z.string(), z.unknown()),
  })
  .openapi('FactFinding');

const rowSchema = z.object({
  index: z.int().openapi({ description: 'The place among the facts, from 0.' }),
  line: z.int().optional().openapi({ description: 'From 1, of NDJSON.' }),
  outcome: outcomeSchema,
  finding: findingSchema.optional(),
});

export const takenInSchema = z
  .object({
    counts: z.object({ added: z.int(), duplicate: z.int(), corrected: z.int(), deleted: z.int(), refused: z.int() }),
    outcomes: z.array(rowSchema).openapi({ description: 'Of the refused ones; of all with `outcomes=all`.' }),
  })
  .openapi('FactsTakenIn');

/** What became of a batch. */
export const answerOf = (
  { outcomes, counts }: TakenIn,
  which: 'refused' | 'all',
  locale: Locale,
): z.output<typeof takenInSchema> => ({
  counts,
  outcomes: outcomes
    .filter(({ outcome }) => which === 'all' || outcome.outcome === 'refused')
    .map((row) => {
      const finding = findingOf(row, locale);
      return {
        index: row.index,
        ...(row.line === undefined ? {} : { line: row.line }),
        outcome: row.outcome.outcome,
        ...(finding === undefined ? {} : { finding }),
      };
    }),
});

/** Why a row was refused; undefined where it was not. */
export const findingOf = (
  { outcome }: Pick<RowOutcome, 'outcome'>,
  locale: Locale,
): z.output<typeof findingSchema> | undefined => {
  if ('fault' in outcome) {
    const { code, params } = outcome.fault;
    return { code, message: messageOf(code, params, locale), params: { ...params } };
  }
  if (outcome.outcome !== 'refused') return undefined;
  const { code, file, column, params } = outcome.finding;
  const message = findingMessage(outcome.finding, locale === 'zh' ? 'zh-CN' : 'en');
  return { code, message, table: file, ...(column === undefined ? {} : { field: column }), params: { ...params } };
};
