import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import type { Environment } from '../http/environment.js';
import { documentOf } from './document.js';
import { PAGE, START } from './page.js';

const documentRoute = endpoint('public', {
  method: 'get',
  path: '/v1/openapi.json',
  operationId: 'openapi',
  tags: ['operations'],
  summary: 'This document',
  responses: {
    200: {
      description: 'OpenAPI 3.1.',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
  },
});

const page = { content: { 'text/html': { schema: z.string() } } };

const docsRoute = endpoint('public', {
  method: 'get',
  path: '/docs',
  operationId: 'docs',
  tags: ['operations'],
  summary: 'The interface, to read and to try',
  responses: { 200: { description: 'A page.', ...page } },
});

const assetRoute = endpoint('public', {
  method: 'get',
  path: '/docs/{file}',
  operationId: 'docsFile',
  tags: ['operations'],
  summary: 'A file of that page',
  request: { params: z.object({ file: z.string() }) },
  responses: { 200: { description: 'The file.' } },
});

/** Nothing comes from elsewhere, and no script stands in the page itself. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  'start.js': 'text/javascript; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

/** The folder of the page's files, as they were installed. */
const FOLDER = join(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'), '..');

/** The document of the interface, and a page that shows it. `app` is the whole of it. */
export const openapiRoutes = (app: () => OpenAPIHono<Environment>, version: string) => {
  return router()
    .openapi(documentRoute, (c) => c.json(documentOf(app(), version) as never, 200))
    .openapi(docsRoute, (c) => c.html(PAGE, 200, { 'Content-Security-Policy': PAGE_POLICY }))
    .openapi(assetRoute, async (c) => {
      const { file } = c.req.valid('param');
      const type = TYPES[file];
      if (type === undefined) throw new ServerError(404, 'no-such-route', { path: c.req.path });
      const content = file === 'start.js' ? START : await readFile(join(FOLDER, file), 'utf8');
      return c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' });
    });
};
