import { HTTPException } from 'hono/http-exception';
import { ServerError } from '../errors/index.js';

/** What the framework refuses by itself, in our own words; everything else as it is. */
export const faultOf = (thrown: unknown): unknown => {
  if (!(thrown instanceof HTTPException)) return thrown;
  if (thrown.status === 415) return new ServerError(415, 'media-type-unsupported', { given: undefined, accepted: [] });
  return thrown.status < 500 ? new ServerError(400, 'request-unreadable', {}) : thrown;
};
