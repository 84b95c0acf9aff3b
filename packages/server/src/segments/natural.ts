import { jsonValue, type ValueType } from '@tagwright/dsl';
import { z } from '@hono/zod-openapi';

/** A value for programs: numbers and money as numbers, durations in milliseconds, instants as ISO 8601, dates as `2026-06-01`. */
export type Natural = string | number | boolean | readonly Natural[];

export const naturalSchema: z.ZodType<Natural> = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))])
  .openapi('Value', {
    description:
      'Money and numbers as numbers, durations in milliseconds, instants as ISO 8601 in UTC, dates as `2026-06-01`.',
  });

/** A value, or null where it is missing. Written as a union: of a named schema `nullable()` does not reach the document. */
export const naturalOrMissing = z.union([naturalSchema, z.null()]);

export const natural = (type: ValueType, stored: string | number | bigint): Natural =>
  JSON.parse(jsonValue(type, stored)) as Natural;
