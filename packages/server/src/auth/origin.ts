import type { Context } from 'hono';
import type { Config } from '../config.js';
import { ServerError } from '../errors/index.js';
import type { Environment } from '../http/environment.js';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends its cookies along with what any page asks for, so what changes anything has to come from a page of
 * the server itself, or of an origin that was named (https://cheatsheetseries.owasp.org, cross-site request forgery).
 */
export const refuseForeignOrigin = (c: Context<Environment>, config: Config): void => {
  if (SAFE.has(c.req.method)) return;
  const origin = c.req.header('origin');
  if (!isOwn(c, config, origin)) throw new ServerError(403, 'origin-foreign', { origin });
};

/** The same, where programs that are no browsers ask too: those name no origin. */
export const refuseForeignPage = (c: Context<Environment>, config: Config): void => {
  const origin = c.req.header('origin');
  if (origin !== undefined) refuseForeignOrigin(c, config);
  else if (!SAFE.has(c.req.method) && c.req.header('sec-fetch-site') === 'cross-site')
    throw new ServerError(403, 'origin-foreign', { origin });
};

const isOwn = (c: Context<Environment>, { origins }: Config, origin: string | undefined): boolean => {
  if (origin === undefined) return c.req.header('sec-fetch-site') === 'same-origin';
  if (origins.includes(origin)) return true;
  const page = URL.canParse(origin) ? new URL(origin) : undefined;
  return page !== undefined && page.host === new URL(c.req.url).host;
};
