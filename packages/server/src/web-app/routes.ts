import { z } from '@hono/zod-openapi';
import type { NotFoundHandler } from 'hono';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import type { Environment } from '../http/environment.js';
import { problemOf } from '../http/problem.js';
import { ASSETS, type WebApp } from './web-app.js';

/** Whoever opens the address that the server prints is shown the app, or what can be asked where there is none. */
const homeRoute = endpoint('public', {
  method: 'get',
  path: '/',
  hide: true,
  operationId: 'home',
  tags: ['operations'],
  summary: 'The app, or the way to the interface',
  // A link may say more than where it leads to, which the app reads.
  request: { query: z.looseObject({}) },
  responses: { 200: { description: 'The app.' }, 302: { description: 'To `/docs`.' } },
});

const assetRoute = endpoint('public', {
  method: 'get',
  path: `${ASSETS}{file}`,
  hide: true,
  operationId: 'appFile',
  tags: ['operations'],
  summary: 'A file of the app',
  request: { params: z.object({ file: z.string() }), query: z.looseObject({}) },
  responses: { 200: { description: 'The file.' } },
});

/** The app at its root, and its files. */
export const webAppRoutes = (app: WebApp | undefined) =>
  router()
    .openapi(homeRoute, (c) => app?.page(c) ?? c.redirect('/docs'))
    .openapi(assetRoute, async (c) => (await app?.file(c)) ?? noSuchRoute(c.req.path));

/** What the server answers itself: no page of the app has an address below these. */
const OWN = /^\/(v1|docs|assets|health|ready|metrics)(\/|$)/;

/**
 * Where no route answers: files beside the page (its icon), and the page itself for a browser that was led to an address of the
 * app. Anybody may have these, and nothing else comes from here.
 */
export const elsewhere =
  (app: WebApp | undefined): NotFoundHandler<Environment> =>
  async (c) => {
    const isRead = ['GET', 'HEAD'].includes(c.req.method) && !OWN.test(c.req.path);
    if (app !== undefined && isRead) {
      const file = await app.file(c);
      if (file !== undefined) return file;
      if (c.req.header('accept')?.includes('text/html') === true) return app.page(c);
    }
    return problemOf(c, new ServerError(404, 'no-such-route', { path: c.req.path }));
  };

const noSuchRoute = (path: string): never => {
  throw new ServerError(404, 'no-such-route', { path });
};
