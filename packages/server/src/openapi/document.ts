import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Environment } from '../http/environment.js';

type Document = ReturnType<OpenAPIHono<Environment>['getOpenAPI31Document']>;

const TAGS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'facts', description: 'Customers and events come in, are corrected, merged and erased.' },
  { name: 'evaluate', description: 'Rules on demand, for stored and for inline customers.' },
  { name: 'preview', description: 'What a draft would change, before it is in force.' },
  { name: 'samples', description: 'Some customers with all their facts, for evaluating a draft elsewhere.' },
  { name: 'customers', description: 'Search, the profile card, the catalog of fields.' },
  { name: 'tags', description: 'The tag library, tags set by hand, personal tags.' },
  { name: 'segments', description: 'Members, portrait, overlap, trend.' },
  { name: 'quality', description: 'How complete, valid and fresh the data is.' },
  { name: 'book', description: 'The rule book: files, check, plan, publish, versions.' },
  { name: 'changes', description: 'The log of changes, and the same as a stream.' },
  { name: 'webhooks', description: 'Subscriptions, deliveries, dead letters.' },
  { name: 'visibility', description: 'Which fields which role may see.' },
  { name: 'journal', description: 'Who looked at, exported, changed what.' },
  { name: 'access', description: 'Keys and logins.' },
  { name: 'operations', description: 'Liveness, readiness, metrics.' },
];

const made = new WeakMap<object, Document>();

/**
 * The OpenAPI 3.1 document of an application, out of what its routes declare. It takes a good part of a second the first
 * time, so a server that others wait for has it made before it listens.
 */
export const documentOf = (app: OpenAPIHono<Environment>, version: string): Document => {
  const document = made.get(app) ?? makeDocument(app, version);
  made.set(app, document);
  return document;
};

const makeDocument = (app: OpenAPIHono<Environment>, version: string): Document => {
  const components = app.openAPIRegistry;
  components.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key: `tw_…`.',
  });
  components.registerComponent('securitySchemes', 'login', {
    type: 'apiKey',
    in: 'cookie',
    name: 'tagwright_login',
    description: 'A browser that logged in with a key (`POST /v1/session`).',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tagwright',
      version,
      description: 'Rules that tag customers, and what is true of whom. Every error is a problem document (RFC 9457).',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...TAGS],
  });
  for (const path of Object.values(document.paths ?? {})) for (const body of bodiesOf(path)) body.required = true;
  return document;
};

/** A body that may be of several types is read by its route, which the framework takes for one that need not be there. */
const bodiesOf = (path: object): { required?: boolean }[] =>
  Object.values(path as Record<string, { readonly requestBody?: { required?: boolean } }>).flatMap((operation) =>
    operation.requestBody === undefined ? [] : [operation.requestBody],
  );
