import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Config } from '../config.js';
import type { Environment } from './environment.js';

/** Lets pages of the origins that were named ask, with a key or a login; no other page is answered. */
export const letOriginsIn = ({ origins }: Config): MiddlewareHandler<Environment> =>
  cors({
    origin: [...origins],
    credentials: true,
    allowHeaders: ['Authorization', 'Content-Type', 'Accept-Language', 'Last-Event-ID', 'X-Request-Id'],
    exposeHeaders: ['X-Request-Id', 'Retry-After', 'Content-Language'],
    maxAge: 600,
  });
