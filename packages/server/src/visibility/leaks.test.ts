import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOOK, DAY, FACTS } from '../customers/shop.harness.js';
import { type Asking, NOW, type TestServer, testServer } from '../server.harness.js';

let server: TestServer;
let paths: readonly string[] = [];
beforeAll(async () => {
  server = await testServer({ book: BOOK, now: NOW - 10 * DAY });
  server.setClock(NOW);
  await server.deps.keeper.ingest(FACTS);
  await server.settled();
  const response = await server.request('/v1/openapi.json');
  const document = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  paths = Object.entries(document.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
});
afterAll(() => server.close());

/** Streams have no end, and what a webhook or a preview is there is none of. */
const isRead = (path: string): boolean => !/stream|\{(?:seq|version|event)\}|webhooks\/|previews\//.test(path);

const filledIn = (path: string, names: { readonly tag: string; readonly value: string; readonly segment: string }) =>
  path
    .replace('/customers/{id}', '/customers/c1')
    .replace('/tags/{name}', `/tags/${encodeURIComponent(names.tag)}`)
    .replace('/segments/{name}', `/segments/${encodeURIComponent(names.segment)}`)
    .replace('{value}', encodeURIComponent(names.value));

/** Every route that is read, whoever may use it, with what it answers. */
const answers = async (as: Asking, names: Parameters<typeof filledIn>[1]): Promise<[string, number, string][]> => {
  const found: [string, number, string][] = [];
  for (const path of paths.filter(isRead).map((each) => filledIn(each, names))) {
    if (path.includes('{')) continue;
    const response = await server.request(path, {}, as);
    found.push([path, response.status, await response.text()]);
  }
  return found;
};

const SEEN = { tag: '级', value: '高', segment: '买过' };

describe('what somebody may not see', () => {
  it('is in no answer of any route, of fields that are hidden', { timeout: 60_000 }, async () => {
    const rules = [
      { field: '收入', role: 'engineer' },
      { event: '订单', field: '渠道', role: 'engineer' },
    ];
    const put = await server.request('/v1/fields/visibility', { method: 'PUT', body: { rules } }, 'engineer');
    expect(put.status).toBe(200);
    const words = ['收入', 'income', '富裕', '财富', '富人', '渠道', '12.5'];
    const all = (await answers('engineer', SEEN)).map(([, , text]) => text).join('');
    for (const word of words) expect(all).toContain(word);
    const leaks = (await answers('viewer', SEEN)).flatMap(([path, , text]) =>
      words.filter((word) => text.includes(word)).map((word) => [path, word]),
    );
    // The book itself is text that engineers write for everybody to read.
    expect(leaks.filter(([path]) => path?.startsWith('/v1/book') !== true)).toEqual([]);
  });

  it('is not there under its name, of what reads a hidden field', { timeout: 60_000 }, async () => {
    const hidden = { tag: '财富', value: '富', segment: '富人' };
    const named = (await answers('operator', hidden)).filter(([path]) => /\/(?:tags|segments)\/%/.test(path));
    expect(named.length).toBeGreaterThan(8);
    expect(named.map(([path, status]) => [path, status])).toEqual(named.map(([path]) => [path, 404]));
  });

  it('is not read by a draft that gives it another name, nor is anything else that the database holds', async () => {
    const asked = { customers: ['c1'], tags: [], segments: ['x'], metrics: ['m'] };
    const evaluated = async (rules: object, as: Asking = 'operator', more: object = asked) => {
      const body = { ...more, ...rules };
      const response = await server.request('/v1/evaluate', { method: 'POST', body }, as);
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    const refused = [403, 'book-catalog-needs-engineer'];
    const book = (text: string) => ({ files: [{ path: 'book.tag', text: `timezone "Asia/Shanghai"\n${text}` }] });
    const aliases = [
      'customer { INCOME: number }\nmetric m = INCOME\nsegment x = INCOME > 1',
      'customer { name: text }\nevent e from people { secret: text }\nmetric m = count(e)\nsegment x = did e',
    ];
    for (const text of aliases) {
      expect([text, await evaluated(book(text))]).toEqual([text, refused]);
      expect([text, await evaluated(book(text), 'operator', { all: true, segments: ['x'] })]).toEqual([text, refused]);
      const preview = await server.request('/v1/preview', { method: 'POST', body: book(text) }, 'operator');
      expect([text, preview.status]).toEqual([text, 403]);
      await preview.text();
      const plan = await server.request('/v1/book/plan', { method: 'POST', body: book(text) }, 'operator');
      expect([text, await plan.json()]).toMatchObject([text, { needs: 'engineer', unknown: 'catalog-changed' }]);
    }
    const own = ['tws_journal', 'tws_personal_tag', 'tws_key', 'tw_change'];
    for (const table of own)
      expect(
        await evaluated({ rule: `event e from ${table}\nmetric m = count(e)\nsegment x = did e` }, 'admin'),
      ).toEqual([422, 'book-with-errors']);
    expect(await evaluated({ rule: 'metric m = count(order)\nsegment x = did order' })).toEqual([200, undefined]);
  });

  it('is in no answer of any route, of personal tags', { timeout: 60_000 }, async () => {
    const key = await server.newKey('operator', 'Ann');
    for (const id of ['c1', 'c2'])
      await server.request(
        `/v1/customers/${id}/personal-tags/${encodeURIComponent('秘密')}`,
        { method: 'POST' },
        { key },
      );
    const others = await server.newKey('admin', 'Bob');
    const own = (await answers({ key }, SEEN)).flatMap(([path, , text]) => (text.includes('秘密') ? [path] : []));
    expect(own.toSorted()).toEqual(['/v1/customers/c1', '/v1/personal-tags']);
    for (const as of ['viewer', 'operator', 'engineer', 'admin', { key: others }] as const)
      expect((await answers(as, SEEN)).flatMap(([path, , text]) => (text.includes('秘密') ? [path] : []))).toEqual([]);
  });
});
