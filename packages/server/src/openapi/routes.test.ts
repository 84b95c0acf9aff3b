import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../server.harness.js';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

it('shows the interface without anything from elsewhere', async () => {
  const page = await server.request('/docs', {}, 'nobody');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const text = await page.text();
  expect(text).not.toMatch(/<script>|https?:/);
  for (const [, file] of text.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)) {
    const answer = await server.request(file ?? '', {}, 'nobody');
    expect(answer.status, file).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/(javascript|css); charset=utf-8$/);
    expect((await answer.text()).length).toBeGreaterThan(100);
  }
  expect((await server.request('/docs/package.json', {}, 'nobody')).status).toBe(404);
  expect((await server.request('/docs/..%2fpackage.json', {}, 'nobody')).status).toBe(404);
});

it('leads there from the address that the server prints', async () => {
  const answer = await server.request('/', { redirect: 'manual' }, 'nobody');
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs']);
});

it('files every operation under a heading that is explained', async () => {
  const document = (await (await server.request('/v1/openapi.json', {}, 'nobody')).json()) as {
    readonly tags: readonly { readonly name: string }[];
    readonly paths: Record<string, Record<string, { readonly tags: readonly string[] }>>;
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const headings = new Set(operations.flatMap(({ tags }) => tags));
  expect([...headings].toSorted()).toEqual(document.tags.map(({ name }) => name).toSorted());
});

it('declares every operation under a name of its own, with who may use it', async () => {
  const document = (await (await server.request('/v1/openapi.json', {}, 'nobody')).json()) as {
    readonly openapi: string;
    readonly paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const operation of operations) {
    expect(operation, String(operation['operationId'])).toMatchObject({
      operationId: expect.stringMatching(/^[a-z]\w+$/) as string,
      summary: expect.any(String) as string,
      'x-policy': expect.stringMatching(/^(public|ingest|viewer|operator|engineer|admin)$/) as string,
    });
    expect(operation['security']).toEqual(operation['x-policy'] === 'public' ? [] : [{ key: [] }, { login: [] }]);
  }
});
