import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Next } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { Config } from '../config.js';
import { ServerError } from '../errors/index.js';
import type { Environment } from '../http/environment.js';
import { appPolicy } from './policy.js';

type Asked = Context<Environment>;

/** The built app, as files of one folder. */
export interface WebApp {
  /** The page, which is the same at every address of the app. */
  page(c: Asked): Promise<Response>;
  /** The file that the path names; undefined where there is none. */
  file(c: Asked): Promise<Response | undefined>;
}

/** Under this path names tell contents apart: what lies there never changes. */
export const ASSETS = '/assets/';
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/**
 * The app of a folder, where one is configured; its files are read when they are asked for, and those beside them that are
 * packed already (`.br`, `.gz`) are taken where the browser unpacks them. Throws `app-not-built`.
 */
export const openWebApp = ({ app: folder, frames }: Pick<Config, 'app' | 'frames'>): WebApp | undefined => {
  if (folder === undefined) return undefined;
  if (!existsSync(join(folder, 'index.html'))) throw new ServerError(503, 'app-not-built', { folder });
  const policy = { 'Content-Security-Policy': appPolicy(frames) };
  const [page, file] = [
    serveStatic<Environment>({ root: folder, path: 'index.html', precompressed: true }),
    serveStatic<Environment>({ root: folder, precompressed: true }),
  ];
  // Whoever is told that nothing changed is told the policy too.
  const compare = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'content-security-policy'] });

  /** With the headers of the app; what may change comes with a tag by which it is not sent twice. */
  const told = async (c: Asked, found: Response, caching: string): Promise<Response> => {
    for (const [name, value] of Object.entries({ ...policy, 'Cache-Control': caching })) found.headers.set(name, value);
    c.res = found;
    if (caching === ASK_AGAIN) await compare(c, async () => undefined);
    return c.res;
  };
  const nothing: Next = async () => undefined;

  return {
    page: async (c) => {
      const found = await page(c, nothing);
      if (!(found instanceof Response)) throw new ServerError(503, 'app-not-built', { folder });
      return told(c, found, ASK_AGAIN);
    },
    file: async (c) => {
      const found = await file(c, nothing);
      if (!(found instanceof Response)) return undefined;
      return told(c, found, c.req.path.startsWith(ASSETS) ? FOREVER : ASK_AGAIN);
    },
  };
};
