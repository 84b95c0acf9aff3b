import type { z } from '@hono/zod-openapi';

/** A body of JSON, as a route declares it. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });

/** An answer of JSON, as a route declares it. */
export const jsonAnswer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  ...jsonBody(schema),
});
