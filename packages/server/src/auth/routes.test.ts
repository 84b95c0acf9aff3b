import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { type ServerWanted, testServer } from '../server.harness.js';
import { hashOf } from './key.js';

const opened = async (wanted: ServerWanted = {}) => {
  const server = await testServer(wanted);
  onTestFinished(() => server.close());
  return server;
};

const code = async (answer: Response): Promise<unknown> => {
  const { code: found } = (await answer.json()) as { code?: string };
  return `${answer.status} ${found ?? ''}`.trim();
};

it('says who asks, and what for he may not', async () => {
  const server = await opened();
  expect(await (await server.request('/v1/me', {}, 'viewer')).json()).toMatchObject({ name: 'viewer', role: 'viewer' });
  expect(await code(await server.request('/v1/me', {}, 'nobody'))).toBe('401 login-needed');
  expect(await code(await server.request('/v1/me', {}, 'ingest'))).toBe('403 not-allowed');
  expect(await code(await server.request('/v1/keys', {}, 'engineer'))).toBe('403 not-allowed');
  const foreign = { key: `tw_00000000_${'x'.repeat(43)}` };
  expect(await code(await server.request('/v1/me', {}, foreign))).toBe('401 key-unknown');
  // A wrong key is wrong where none is needed, too.
  expect(await code(await server.request('/health', {}, foreign))).toBe('401 key-unknown');
});

it('takes a key for a user name, as trackers send it', async () => {
  const server = await opened();
  const basic = `Basic ${Buffer.from(`${server.keys.get('viewer') ?? ''}:`).toString('base64')}`;
  expect((await server.request('/v1/me', { headers: { Authorization: basic } }, 'nobody')).status).toBe(200);
});

it('shows a key once, keeps its hash, and withdraws it', async () => {
  const server = await opened();
  const wanted = { name: '王静', email: 'wang@shop.example', role: 'operator' };
  const made = (await (await server.request('/v1/keys', { method: 'POST', body: wanted })).json()) as {
    readonly id: string;
    readonly key: string;
  };
  expect(made).toMatchObject({ ...wanted, key: expect.stringMatching(/^tw_[\da-f]{8}_[\w-]{43}$/) as string });
  const listed = await (await server.request('/v1/keys?limit=1000')).text();
  expect(listed).toContain(made.id);
  expect(listed).not.toContain(made.key.slice(12));
  const stored = await server.deps.store.row<{ hash: string }>(sql`select hash from tws_key where id = ${made.id}`);
  expect(stored?.hash).toBe(hashOf(made.key));

  const as = { key: made.key };
  expect((await server.request('/v1/me', {}, as)).status).toBe(200);
  expect((await server.request(`/v1/keys/${made.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await code(await server.request('/v1/me', {}, as))).toBe('401 key-unknown');
  expect(await code(await server.request(`/v1/keys/${made.id}`, { method: 'DELETE' }))).toBe('404 no-such-key');
});

it('keeps the last key of an admin', async () => {
  const server = await opened();
  const { id } = (await (await server.request('/v1/me')).json()) as { id: string };
  expect(await code(await server.request(`/v1/keys/${id}`, { method: 'DELETE' }))).toBe('409 last-admin-key');
  await server.newKey('admin', 'second');
  expect((await server.request(`/v1/keys/${id}`, { method: 'DELETE' })).status).toBe(204);
});

it('cuts the list of keys into pages', async () => {
  const server = await opened();
  const seen: string[] = [];
  let after = '';
  for (;;) {
    const answer = await server.request(`/v1/keys?limit=2${after}`);
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next?: string };
    seen.push(...items.map(({ id }) => id));
    if (next === undefined) break;
    after = `&after=${next}`;
  }
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

it('logs a browser in by a cookie that no script and no other page can use', async () => {
  const server = await opened();
  const logIn = (key: string) => server.request('/v1/session', { method: 'POST', body: { key } }, 'nobody');
  const answer = await logIn(server.keys.get('admin') ?? '');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^tagwright_login=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  const Cookie = cookie.split(';')[0] ?? '';
  const ask = (path: string, init: RequestInit & { readonly body?: never } = {}) =>
    server.request(path, { ...init, headers: { Cookie, ...(init.headers as object) } }, 'nobody');
  expect(await (await ask('/v1/me')).json()).toMatchObject({ role: 'admin' });

  const withdraw = (headers: Record<string, string>) => ask('/v1/keys/nobody', { method: 'DELETE', headers });
  expect(await code(await withdraw({}))).toBe('403 origin-foreign');
  expect(await code(await withdraw({ Origin: 'https://evil.example' }))).toBe('403 origin-foreign');
  expect(await code(await withdraw({ Origin: 'null' }))).toBe('403 origin-foreign');
  expect(await code(await withdraw({ Origin: 'http://localhost' }))).toBe('404 no-such-key');

  const { deps } = server;
  server.setClock(deps.clock() + 3 * 3_600_000);
  expect((await ask('/v1/me')).status).toBe(401);
  server.setClock(deps.clock() - 3 * 3_600_000);
  expect((await ask('/v1/session', { method: 'DELETE', headers: { Origin: 'http://localhost' } })).status).toBe(204);
  expect((await ask('/v1/me')).status).toBe(401);
  expect(await code(await logIn('tw_wrong'))).toBe('401 key-unknown');
  // A key that lies in web pages logs nobody in.
  expect(await code(await logIn(server.keys.get('ingest') ?? ''))).toBe('401 key-unknown');
});

it('makes whoever tries one wrong key after another wait, and nobody else', async () => {
  const server = await opened();
  const wrong = () => server.request('/v1/me', { headers: { Authorization: 'Bearer guess' } }, 'nobody');
  for (let count = 0; count < 20; count += 1) expect((await wrong()).status).toBe(401);
  const late = await wrong();
  expect(late.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await code(late)).toBe('429 too-many-failures');
  expect((await server.request('/v1/me')).status).toBe(200);
});

it('takes whoever sits at the machine for an admin, until an admin has a key', async () => {
  const server = await opened({ hasKeys: false });
  const ask = (headers: Record<string, string>, method = 'GET', url = 'http://127.0.0.1:8420/v1/me') =>
    server.app.request(url, { method, headers });
  expect(await (await ask({})).json()).toMatchObject({ id: 'local', role: 'admin' });
  // A name of somebody else's that leads here, a proxy, and a page that is open in a browser.
  expect(await code(await ask({}, 'GET', 'http://rebound.example/v1/me'))).toBe('403 host-not-local');
  expect(await code(await ask({ 'X-Forwarded-For': '203.0.113.1' }))).toBe('403 host-not-local');
  const withdraw = 'http://127.0.0.1:8420/v1/keys/x';
  expect(await code(await ask({ Origin: 'https://evil.example' }, 'DELETE', withdraw))).toBe('403 origin-foreign');
  expect(await code(await ask({ 'Sec-Fetch-Site': 'cross-site' }, 'DELETE', withdraw))).toBe('403 origin-foreign');
  expect(await code(await ask({ Origin: 'http://127.0.0.1:8420' }, 'DELETE', withdraw))).toBe('404 no-such-key');

  await server.newKey('ingest');
  expect((await ask({})).status).toBe(200);
  await server.newKey('admin');
  expect((await ask({})).status).toBe(401);
});

it('takes nobody for an admin behind a proxy, which may name neither itself nor whom it asks for', async () => {
  const server = await opened({ hasKeys: false, config: { behindProxy: true } });
  const answer = await server.app.request('http://127.0.0.1:8420/v1/me');
  expect(await code(answer)).toBe('401 login-needed');
});
