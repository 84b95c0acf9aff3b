import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Environment } from '../http/environment.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/**
 * Counts each request, and writes a line about it: its route as it is declared, never the address that was asked for,
 * which names customers.
 */
export const observe =
  (metrics: Metrics, log: Log): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const milliseconds = performance.now() - began;
    const [{ method }, route, { status }] = [c.req, routeOf(c), c.res];
    metrics.requests.inc({ method, route, status });
    metrics.latency.observe({ method, route }, milliseconds / 1000);
    const { who, requestId } = c.var;
    log.info({ requestId, method, route, status, ms: Math.round(milliseconds * 10) / 10, caller: who?.id }, 'request');
  };

/** `/v1/customers/:id`; `none` where no route fits. */
const routeOf = (c: Context<Environment>): string =>
  matchedRoutes(c).findLast(({ path }) => path !== '/*')?.path ?? 'none';
