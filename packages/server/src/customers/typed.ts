import { z } from '@hono/zod-openapi';
import type { ValueType } from '@tagwright/dsl';

export const typeSchema = z
  .enum(['number', 'money', 'duration', 'text', 'bool', 'date', 'time', 'enum', 'set', 'point', 'distance'])
  .openapi('ValueType');

export const unitSchema = z
  .enum(['ms', 'km'])
  .openapi({ description: 'In which unit a value is: milliseconds, kilometres.' });

/** The unit that a value is told in, where its type does not say it all. */
export const unitOf = ({ kind }: ValueType): z.output<typeof unitSchema> | undefined =>
  kind === 'duration' ? 'ms' : kind === 'distance' ? 'km' : undefined;
