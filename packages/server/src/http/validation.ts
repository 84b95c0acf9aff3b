import type { Hook } from '@hono/zod-openapi';
import type { z } from 'zod';
import { type RequestFault, ServerError } from '../errors/index.js';
import { issueMessage } from '../errors/messages/issues.js';
import type { Environment } from './environment.js';

const WHERE: Readonly<Record<string, RequestFault['in']>> = {
  json: 'body',
  form: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'cookie',
};

/** So many faults are told; somebody who has more will ask again. */
const MOST_TOLD = 20;

/** Refuses what does not fit a route's schemas, with each fault where it lies. */
export const refuseInvalid: Hook<unknown, Environment, string, unknown> = (result, c) => {
  if (result.success) return;
  const where = WHERE[result.target] ?? 'body';
  const { issues } = result.error;
  const errors = issues.slice(0, MOST_TOLD).map((issue) => ({
    in: where,
    pointer: pointerOf(issue.path),
    detail: issueMessage(issue as z.core.$ZodIssue, c.get('locale')),
  }));
  throw new ServerError(422, 'request-invalid', { count: issues.length }, { errors });
};

/** RFC 6901; the whole is the empty pointer. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
