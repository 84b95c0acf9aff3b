import { z } from '@hono/zod-openapi';
import type { Policy } from '../auth/roles.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** A problem document (RFC 9457), as every error is answered. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:tagwright:problem:no-such-segment' }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int(),
    detail: z
      .string()
      .openapi({ description: 'What, where, why, and what to do about it, in the language asked for.' }),
    code: z.string().openapi({ description: 'Stable, for programs.', example: 'no-such-segment' }),
    requestId: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header', 'cookie']),
          pointer: z.string().openapi({ description: 'A JSON pointer (RFC 6901).' }),
          detail: z.string(),
        }),
      )
      .optional(),
    diagnostics: z
      .array(z.record(z.string(), z.unknown()))
      .optional()
      .openapi({ description: 'What was found in the rules.' }),
  })
  .openapi('Problem');

const DESCRIPTIONS = {
  401: 'Nobody is logged in, or the key is not known.',
  403: 'The role of the key does not allow this.',
  404: 'There is no such thing, or it is not yours.',
  413: 'The body is too large.',
  415: 'A body of this type is not read here.',
  422: 'The request is understood, and something in it cannot be.',
  429: 'Too many requests; `Retry-After` says when to come again.',
  '4XX': 'Another problem with the request.',
  '5XX': 'A problem of the server.',
} as const;

type Status = keyof typeof DESCRIPTIONS;

/** What every route may answer beside its own. */
export const problemResponses = (policy: Policy, readsBody: boolean) => {
  const statuses: Status[] = [
    ...(policy === 'public' ? [] : [401 as const, 403 as const]),
    404,
    ...(readsBody ? [413 as const, 415 as const] : []),
    422,
    429,
    '4XX',
    '5XX',
  ];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: DESCRIPTIONS[status], content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    ]),
  );
};
