import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Config } from '../config.js';
import type { Environment } from './environment.js';

/** From where somebody asks; behind a proxy, what that says last. Empty where there is no connection. */
export const addressOf = (c: Context<Environment>, { behindProxy }: Config): string => {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded !== undefined && forwarded !== '') return forwarded;
  const hasConnection = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return (hasConnection ? getConnInfo(c).remote.address : undefined) ?? '';
};

/** Whether the way from whoever asks is encrypted. */
export const isSecure = (c: Context<Environment>, { behindProxy }: Config): boolean =>
  new URL(c.req.url).protocol === 'https:' || (behindProxy && c.req.header('x-forwarded-proto') === 'https');
