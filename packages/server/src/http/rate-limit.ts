import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.js';
import { ServerError } from '../errors/index.js';
import { addressOf } from './address.js';
import type { Environment } from './environment.js';

const MINUTE = 60;

/** So many requests a minute from each key, and from each address of those who have none. */
export const limitRate = (config: Config): MiddlewareHandler<Environment> => {
  const limiter = new RateLimiterMemory({ points: config.limits.requestsPerMinute, duration: MINUTE });
  return async (c, next) => {
    const who = c.get('who');
    try {
      await limiter.consume(who === undefined ? `address ${addressOf(c, config)}` : `key ${who.id}`);
    } catch (refused) {
      const seconds = Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
      throw new ServerError(429, 'too-many-requests', { seconds }, { headers: { 'Retry-After': String(seconds) } });
    }
    await next();
  };
};
