import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../server.harness.js';

const PAGE = '<!doctype html><title>app</title>';
const SCRIPT = 'export const answer = 42;\n'.repeat(20);

let [folder, server]: [string, TestServer] = ['', undefined as never];
beforeAll(async () => {
  const above = mkdtempSync(join(tmpdir(), 'tagwright-app-'));
  folder = join(above, 'app');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.txt'), 'KEPT-TO-ITSELF');
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  put('index.html', PAGE);
  put('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('assets/main-1a2b.js', SCRIPT);
  put('assets/main-1a2b.js.br', brotliCompressSync(SCRIPT));
  put('assets/main-1a2b.js.gz', gzipSync(SCRIPT));
  for (const name of ['style-1.css', 'font-1.woff2', 'font-1.ttf', 'main-1a2b.js.map']) put(`assets/${name}`, 'x');
  server = await testServer({ config: { app: folder, frames: ['https://crm.example'] } });
});
afterAll(async () => {
  await server.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const HTML = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.request(path, { method, headers }, 'nobody');

describe('the page', () => {
  it.each(['/', '/?tour=1', '/rules', '/customers/c1?tab=why', '/segments/%E9%AB%98', '/data/import/x.csv'])(
    'is shown to a browser at %s',
    async (path) => {
      const answer = await get(path, HTML);
      expect([answer.status, await answer.text()]).toEqual([200, PAGE]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('is not sent twice, and keeps its policy', async () => {
    const first = await get('/rules', HTML);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\da-f]+"$/);
    const again = await get('/', { ...HTML, 'If-None-Match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const policyOf = (answer: Response) => answer.headers.get('content-security-policy');
    expect(policyOf(again)).toBe(policyOf(first));
  });

  it('takes no script from elsewhere, and stands in frames of named origins alone', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/crm\.example$/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
  });

  it.each(['/v1/nothing', '/v1', '/docs/nothing', '/assets/nothing.js', '/health/x', '/assets'])(
    'is not shown in place of %s',
    async (path) => {
      const answer = await get(path, HTML);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    },
  );

  it('is for browsers that were led there, and for nothing else', async () => {
    expect((await get('/rules', { Accept: 'application/json' })).status).toBe(404);
    expect((await get('/rules', HTML, 'POST')).status).toBe(404);
    expect((await get('/', HTML, 'POST')).status).toBe(405);
    const head = await get('/rules', HTML, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', `${PAGE.length}`]);
  });
});

describe('its files', () => {
  it.each([
    ['main-1a2b.js', 'text/javascript; charset=utf-8'],
    ['style-1.css', 'text/css; charset=utf-8'],
    ['font-1.woff2', 'font/woff2'],
    ['font-1.ttf', 'font/ttf'],
    ['main-1a2b.js.map', 'application/json'],
  ])('%s is what it is, for good', async (name, type) => {
    const answer = await get(`/assets/${name}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    // A worker is held to the policy that comes with its script.
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('come packed to whom unpacks them', async () => {
    const packed = await get('/assets/main-1a2b.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(SCRIPT);
    const gzip = await get('/assets/main-1a2b.js', { 'Accept-Encoding': 'gzip' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    const plain = await get('/assets/main-1a2b.js');
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, SCRIPT]);
  });

  it('beside the page are looked after again', async () => {
    const icon = await get('/icon.svg');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(icon.headers.get('cache-control')).toBe('no-cache');
    expect((await get('/icon.svg', { 'If-None-Match': icon.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it.each([
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e%2f..%2fsecret.txt',
  ])('do not lead out of their folder: %s', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('KEPT-TO-ITSELF')]);
  });
});

it('is refused where it is not built', async () => {
  await expect(testServer({ config: { app: join(folder, 'assets') } })).rejects.toMatchObject({
    code: 'app-not-built',
    params: { folder: join(folder, 'assets') },
  });
});
