import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.js';
import { isSecure } from './address.js';
import type { Environment } from './environment.js';

const HALF_A_YEAR = 15_552_000;

/** What a browser is told about every answer; a route that shows a page says its own policy. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Answers are data about people: no page may embed them, no cache keep them, no browser guess what they are. */
export const harden =
  (config: Config): MiddlewareHandler<Environment> =>
  async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(HEADERS)) if (!headers.has(name)) headers.set(name, value);
    if (isSecure(c, config)) headers.set('Strict-Transport-Security', `max-age=${HALF_A_YEAR}`);
  };
