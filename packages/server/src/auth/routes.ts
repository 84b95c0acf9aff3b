import { z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { addressOf, isSecure } from '../http/address.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText, page } from '../http/lists.js';
import { COOKIE, lifetimeOf } from './authenticate.js';
import type { Failures } from './failures.js';
import { hashOf, isKey } from './key.js';
import { createKey, keyOfHash, listKeys, type StoredKey, withdrawKey } from './keys.js';
import { logIn, logOut } from './logins.js';
import { type Caller, ROLES } from './roles.js';

const roleSchema = z.enum([...ROLES, 'ingest']).openapi('KeyRole', { description: '`ingest`: may send facts alone.' });

const keyFields = z.object({
  id: z.string().openapi({ example: '3f9a2c1e' }),
  name: z.string(),
  email: z.string().optional(),
  role: roleSchema,
  createdAt: z.string(),
  createdBy: z.string(),
  withdrawnAt: z.string().optional(),
});

const keySchema = keyFields.openapi('Key');

const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100).openapi({ description: 'Of whoever will use it.', example: 'Wang Jing' }),
  email: z.email().max(200).optional().openapi({ description: 'Under which a publication is committed.' }),
  role: roleSchema,
});

const meSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string().optional(), role: roleSchema })
  .openapi('Me');

const createRoute = endpoint('admin', {
  method: 'post',
  path: '/keys',
  operationId: 'createKey',
  tags: ['access'],
  summary: 'Make a key; the answer is the only time that it is shown',
  request: { body: { content: { 'application/json': { schema: newKeySchema } } } },
  responses: {
    201: {
      description: 'The key.',
      content: { 'application/json': { schema: keyFields.extend({ key: z.string() }).openapi('NewKey') } },
    },
  },
});

const listRoute = endpoint('admin', {
  method: 'get',
  path: '/keys',
  operationId: 'listKeys',
  tags: ['access'],
  summary: 'All keys, withdrawn ones too, without their secrets',
  request: { query: page.query },
  responses: { 200: { description: 'Keys.', content: { 'application/json': { schema: page.of(keySchema) } } } },
});

const withdrawRoute = endpoint('admin', {
  method: 'delete',
  path: '/keys/{id}',
  operationId: 'withdrawKey',
  tags: ['access'],
  summary: 'Withdraw a key, and end the logins made with it',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 204: { description: 'It is withdrawn.' } },
});

const meRoute = endpoint('viewer', {
  method: 'get',
  path: '/me',
  operationId: 'me',
  tags: ['access'],
  summary: 'Who asks, and with which role',
  responses: { 200: { description: 'The caller.', content: { 'application/json': { schema: meSchema } } } },
});

const logInRoute = endpoint('public', {
  method: 'post',
  path: '/session',
  operationId: 'logIn',
  tags: ['access'],
  summary: 'Log a browser in with a key, by a cookie that no script can read',
  request: {
    body: { content: { 'application/json': { schema: z.strictObject({ key: z.string().max(200) }) } } },
  },
  responses: { 200: { description: 'Who is logged in.', content: { 'application/json': { schema: meSchema } } } },
});

const logOutRoute = endpoint('public', {
  method: 'delete',
  path: '/session',
  operationId: 'logOut',
  tags: ['access'],
  summary: 'Log a browser out',
  responses: { 204: { description: 'Nobody is logged in.' } },
});

/** Keys, and logins with them. */
export const authRoutes = ({ store, keeper, journal, config }: Deps, failures: Failures) =>
  router()
    .openapi(createRoute, async (c) => {
      const caller = c.get('caller');
      const { email, ...wanted } = c.req.valid('json');
      const { key, ...stored } = await keeper.record(createKey, {
        ...wanted,
        ...(email === undefined ? {} : { email }),
        by: caller.id,
      });
      journal.note(caller, 'create', { kind: 'key', name: stored.id });
      return c.json({ ...shown(stored), key }, 201, { 'Cache-Control': 'no-store' });
    })
    .openapi(listRoute, async (c) => {
      const { after = '', limit } = c.req.valid('query');
      const keys = await listKeys(store, after, limit + 1);
      return c.json(
        page.cut(keys.map(shown), limit, ({ id }) => id),
        200,
      );
    })
    .openapi(withdrawRoute, async (c) => {
      const { id } = c.req.valid('param');
      await keeper.record(withdrawKey, id);
      journal.note(c.get('caller'), 'withdraw', { kind: 'key', name: id });
      return c.body(null, 204);
    })
    .openapi(meRoute, (c) => c.json(told(c.get('caller')), 200))
    .openapi(logInRoute, async (c) => {
      const { key: presented } = c.req.valid('json');
      const key = isKey(presented) ? await keyOfHash(store, hashOf(presented)) : undefined;
      if (key === undefined || key.role === 'ingest') {
        await failures.count(addressOf(c, config));
        throw new ServerError(401, 'key-unknown', {});
      }
      const lifetime = lifetimeOf(config);
      const secret = await keeper.record(logIn, { keyId: key.id, lifetime });
      setCookie(c, COOKIE, secret, {
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure(c, config),
        path: '/',
        maxAge: lifetime.longest / 1000,
      });
      return c.json(told(key), 200);
    })
    .openapi(logOutRoute, async (c) => {
      const secret = getCookie(c, COOKIE);
      if (secret !== undefined) await keeper.record(logOut, secret);
      deleteCookie(c, COOKIE, { path: '/' });
      return c.body(null, 204);
    });

const told = ({
  id,
  name,
  email,
  role,
}: Pick<Caller, 'id' | 'name' | 'role'> & { readonly email?: string | null }) => ({
  id,
  name,
  role,
  ...(email === undefined || email === null ? {} : { email }),
});

const shown = ({ email, createdAt, withdrawnAt, ...key }: StoredKey) => ({
  ...key,
  ...(email === null ? {} : { email }),
  createdAt: instantText(createdAt),
  ...(withdrawnAt === null ? {} : { withdrawnAt: instantText(withdrawnAt) }),
});
