import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../server.harness.js';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    config: { limits: { body: 2000, requestsPerMinute: 500 }, origins: ['https://app.example'] },
  });
});
afterAll(() => server.close());

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  server.request('/v1/keys', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

const problem = async (answer: Response): Promise<Record<string, unknown>> => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const document = (await answer.json()) as Record<string, unknown>;
  expect(document).toMatchObject({ status: answer.status, type: `urn:tagwright:problem:${String(document['code'])}` });
  expect(answer.headers.get('x-request-id')).toBe(document['requestId']);
  return document;
};

const code = async (answer: Response) => [answer.status, (await problem(answer))['code']];

it('tells of what is not there', async () => {
  expect(await code(await server.request('/v1/nothing'))).toEqual([404, 'no-such-route']);
  expect(await code(await server.request('/v1/me', { method: 'PUT' }))).toEqual([405, 'method-not-allowed']);
  const answer = await server.request('/v1/keys', { method: 'PATCH' });
  expect(answer.headers.get('allow')).toBe('POST, GET, HEAD');
});

it('speaks the language that is asked for', async () => {
  const spoken = async (path: string, accepted: string) =>
    (await problem(await server.request(path, { headers: { 'Accept-Language': accepted } })))['title'];
  expect(await spoken('/v1/nothing', 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('没有找到');
  expect(await spoken('/v1/nothing', 'en-US,zh;q=0.9')).toBe('Not found');
  expect(await spoken('/v1/nothing', 'fr')).toBe('Not found');
  expect(await spoken('/v1/nothing?locale=zh', 'en')).toBe('没有找到');
});

it('takes over the name of a request where it is one', async () => {
  const named = await server.request('/health', { headers: { 'X-Request-Id': 'a-1.b:2' } });
  expect(named.headers.get('x-request-id')).toBe('a-1.b:2');
  const other = await server.request('/health', { headers: { 'X-Request-Id': 'x'.repeat(200) } });
  expect(other.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
});

it('reads bodies strictly', async () => {
  expect(await code(await post('{"name":"a","name":"b","role":"viewer"}'))).toEqual([400, 'body-key-twice']);
  expect(await code(await post(Uint8Array.of(0x22, 0xff, 0x22)))).toEqual([400, 'body-not-utf8']);
  expect(await code(await post('{}', { 'Content-Type': 'text/plain' }))).toEqual([415, 'media-type-unsupported']);
  expect(await code(await post(`"${'x'.repeat(3000)}"`))).toEqual([413, 'body-too-large']);
  expect(await code(await post('{}', { 'Content-Encoding': 'br' }))).toEqual([415, 'encoding-unsupported']);
  expect(await code(await post('{}', { 'Content-Encoding': 'gzip' }))).toEqual([400, 'body-not-gzip']);
  const bomb = gzipSync(Buffer.alloc(1_000_000));
  expect(await code(await post(bomb, { 'Content-Encoding': 'gzip' }))).toEqual([413, 'body-too-large']);
});

it('unpacks what is gzip', async () => {
  const body = gzipSync(JSON.stringify({ name: 'packed', role: 'viewer' }));
  expect((await post(body, { 'Content-Encoding': 'gzip' })).status).toBe(201);
});

it('tells each fault of a request where it lies', async () => {
  const answer = await post('{"name":"","role":"king","extra":1}');
  expect(await problem(answer)).toMatchObject({
    status: 422,
    code: 'request-invalid',
    errors: [
      { in: 'body', pointer: '/name', detail: 'this has to be at least 1 character long' },
      { in: 'body', pointer: '/role' },
      { in: 'body', pointer: '', detail: 'nothing is known here of `extra`; leave it out' },
    ],
  });
  expect(await problem(await server.request('/v1/keys?limit=0&colour=red&locale=zh'))).toMatchObject({
    detail: '请求有 2 处错误，见 `errors`',
    errors: [
      { in: 'query', pointer: '/limit', detail: '必须不小于 1' },
      { in: 'query', detail: '这里没有 `colour` 这样的项；请去掉' },
    ],
  });
});

it('says what a whole has to be, in either language', async () => {
  const said = async (path: string, body: unknown, locale: string) => {
    const answer = await server.request(`${path}?locale=${locale}`, { method: 'POST', body });
    const { errors } = (await problem(answer)) as { readonly errors: readonly { readonly detail: string }[] };
    return errors.map(({ detail }) => detail).join();
  };
  for (const [path, body, english] of [
    ['/v1/evaluate', {}, /^say whom to evaluate: `customers`/],
    ['/v1/evaluate', { all: true, why: true }, /leave out `asOf`, `why` and `metrics`/],
    ['/v1/preview', {}, /^say what to preview: `rule`/],
    ['/v1/facts', {}, /^this has to be a list of facts/],
    ['/v1/facts', { facts: 1 }, /^this has to be a list of facts/],
    ['/v1/keys', { name: 'x', role: 'viewer', email: 'wang' }, /^this has to be an e-mail address/],
  ] as const) {
    expect(await said(path, body, 'en')).toMatch(english);
    expect(await said(path, body, 'zh')).toMatch(/[请必].*\p{Script=Han}/u);
  }
});

it('refuses addresses that nobody can read', async () => {
  expect(await code(await server.request('/v1/keys/%FF'))).toEqual([400, 'url-not-utf8']);
  expect(await code(await server.request('/v1/keys/a%00b'))).toEqual([400, 'url-with-nul']);
});

it('tells browsers to be careful', async () => {
  const { headers } = await server.request('/v1/me');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

it('lets pages of the named origins ask, and no others', async () => {
  const from = async (origin: string) =>
    (await server.request('/v1/me', { headers: { Origin: origin } })).headers.get('access-control-allow-origin');
  expect(await from('https://app.example')).toBe('https://app.example');
  expect(await from('https://evil.example')).toBeNull();
});

it('slows down who asks too much', async () => {
  const other = { key: await server.newKey('viewer', 'busy') };
  let last = await server.request('/v1/me', {}, other);
  for (let count = 0; count < 500; count += 1) last = await server.request('/v1/me', {}, other);
  expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await code(last)).toEqual([429, 'too-many-requests']);
  expect((await server.request('/v1/me', {}, 'viewer')).status).toBe(200);
});
