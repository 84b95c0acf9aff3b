import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.js';
import { type Locale, ServerError } from '../errors/index.js';
import type { Environment } from './environment.js';

/** What somebody may call a request: it comes back in the answer, the log and the journal. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Gives a request its name, its language and its limits, and refuses an address that cannot be read. */
export const beginRequest =
  ({ limits }: Config): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    c.set('limits', limits);
    c.set('locale', localeOf(c.req.query('locale'), c.req.header('accept-language')));
    refuseUnreadable(c.req.url);
    await next();
    c.res.headers.set('X-Request-Id', requestId);
  };

/** The language that is asked for; English where it is neither. */
export const localeOf = (asked: string | undefined, accepted: string | undefined): Locale => {
  if (asked === 'en' || asked === 'zh') return asked;
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: tag.trim().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === 'en' || language === 'zh') && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'zh' ? 'zh' : 'en';
};

const refuseUnreadable = (url: string): void => {
  const written = url.slice(url.indexOf('/', url.indexOf('//') + 2));
  let readable: string;
  try {
    readable = decodeURIComponent(written);
  } catch {
    throw new ServerError(400, 'url-not-utf8', {});
  }
  if (readable.includes('\0')) throw new ServerError(400, 'url-with-nul', {});
};
