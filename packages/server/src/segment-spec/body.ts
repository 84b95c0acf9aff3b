import type { MiddlewareHandler } from 'hono';
import { ServerError } from '../errors/index.js';
import { readBytes, textOf } from '../http/body.js';
import type { Environment } from '../http/environment.js';
import { checkJson } from '../http/json.js';
import { isObject } from './call.js';

/** Where the calls of trackers come in. */
export const SEGMENT_PATH = '/v1/segment/v1/';

/** The spec allows a batch 500 kB, packed or not. */
const LIMIT = 1024 * 1024;

/**
 * Reads the body of a tracker's call before anybody asks who sent it: trackers in pages send JSON as `text/plain`, so that
 * the browser need not ask first, and their key within it. Whatever is wrong with it as a whole is a 400, for which
 * trackers know that sending it again helps nothing.
 */
export const readTrackerBody: MiddlewareHandler<Environment> = async (c, next) => {
  if (c.req.method === 'POST' && c.req.path.startsWith(SEGMENT_PATH)) {
    const body = await bodyOf(() => readBytes(c, LIMIT));
    c.set('trackerBody', body);
    const key = body['writeKey'] ?? firstOf(body['batch'])['writeKey'];
    if (typeof key === 'string' && key !== '') c.set('writeKey', key);
  }
  await next();
};

const bodyOf = async (read: () => Promise<Uint8Array>): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const body = parsed(textOf(await read()));
    if (!isObject(body)) throw new ServerError(400, 'segment-not-a-call', {});
    return body;
  } catch (thrown) {
    if (thrown instanceof ServerError && thrown.status !== 400)
      throw new ServerError(400, thrown.code, thrown.params, { cause: thrown });
    throw thrown;
  }
};

/** A batch need not suffer for a number that is too large or a key that is there twice. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    checkJson(text, { depth: Infinity, allowsNul: true });
    throw new ServerError(400, 'request-unreadable', {});
  }
};

const firstOf = (batch: unknown): Readonly<Record<string, unknown>> => {
  const first: unknown = Array.isArray(batch) ? batch[0] : undefined;
  return isObject(first) ? first : {};
};
