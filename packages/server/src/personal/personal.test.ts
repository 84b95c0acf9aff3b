import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../server.harness.js';
import { personalName } from './name.js';
import { MOST_TAGS, putPersonalTag } from './recordings.js';
import { personalTags } from './rows.js';

const BOOK = `
customer { 城市 city: text }
event order { amount: money }
segment 买过 = did order
`;

let server: TestServer;
let [a, b] = ['', ''];
beforeAll(async () => {
  server = await testServer({
    book: BOOK,
    facts: ['c1', 'c2', 'c3'].map((id) => ({ kind: 'customer', id, fields: { city: '上海' } }) as const),
  });
  [a, b] = [await server.newKey('operator', 'Ann'), await server.newKey('admin', 'Bob')];
});
afterAll(() => server.close());

const ask = async (method: string, path: string, key: string, body?: unknown): Promise<[number, unknown]> => {
  const response = await server.request(path, { method, ...(body === undefined ? {} : { body }) }, { key });
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text)];
};
const tagged = (id: string, name: string) => `/v1/customers/${id}/personal-tags/${encodeURIComponent(name)}`;
const own = (name: string) => `/v1/personal-tags/${encodeURIComponent(name)}`;

describe('personal tags', () => {
  it('are put on customers, counted, listed, and taken off', async () => {
    expect((await ask('POST', tagged('c1', ' 老  同学 '), a))[0]).toBe(201);
    expect(await ask('POST', tagged('c1', '老 同学'), a)).toMatchObject([200, { name: '老 同学' }]);
    expect((await ask('POST', tagged('c2', '老 同学'), a))[0]).toBe(201);
    expect(await ask('POST', tagged('c2', 'VIP'), a)).toMatchObject([201, { name: 'VIP' }]);
    // Neither case nor width makes another tag.
    expect(await ask('POST', tagged('c3', 'ｖip'), a)).toMatchObject([201, { name: 'VIP' }]);
    expect(await ask('GET', '/v1/personal-tags', a)).toEqual([
      200,
      {
        items: [
          { name: 'VIP', count: 2 },
          { name: '老 同学', count: 2 },
        ],
      },
    ]);
    const [, first] = await ask('GET', `${own('vip')}/members?limit=1`, a);
    expect(first).toMatchObject({ items: [{ customer: 'c2' }], next: 'c2' });
    expect(await ask('GET', `${own('vip')}/members?limit=1&after=c2`, a)).toMatchObject([
      200,
      { items: [{ customer: 'c3' }] },
    ]);
    expect((await ask('DELETE', tagged('c3', 'vip'), a))[0]).toBe(204);
    expect(await ask('DELETE', tagged('c3', 'vip'), a)).toMatchObject([404, { code: 'no-such-personal-tag' }]);
  });

  it('are those of their maker alone, at every route', async () => {
    await ask('POST', tagged('c1', '秘密'), a);
    const asked: [string, string, unknown?][] = [
      ['DELETE', tagged('c1', '秘密')],
      ['GET', `${own('秘密')}/members`],
      ['PATCH', own('秘密'), { name: '别的' }],
      ['DELETE', own('秘密')],
    ];
    for (const [method, path, body] of asked) {
      const [status, problem] = await ask(method, path, b, body);
      const [, unknown] = await ask(method, path.replace(encodeURIComponent('秘密'), 'nothing'), b, body);
      expect([method, status]).toEqual([method, 404]);
      // Whether somebody else has it does not show.
      const blank = (document: unknown) =>
        JSON.stringify({ ...(document as object), requestId: '' }).replaceAll('秘密', 'nothing');
      expect(blank(problem)).toBe(blank(unknown));
    }
    expect(await ask('GET', '/v1/personal-tags', b)).toEqual([200, { items: [] }]);
    expect(await ask('GET', '/v1/personal-tags', server.keys.get('admin') ?? '')).toEqual([200, { items: [] }]);
    // The same name is another tag, and goes by itself.
    expect((await ask('POST', tagged('c2', '秘密'), b))[0]).toBe(201);
    expect((await ask('DELETE', own('秘密'), b))[0]).toBe(204);
    expect(await ask('GET', `${own('秘密')}/members`, a)).toMatchObject([200, { items: [{ customer: 'c1' }] }]);
  });

  it('are not named in the journal', async () => {
    await server.settled();
    const [, journal] = await ask('GET', '/v1/journal?limit=1000', b);
    expect(JSON.stringify(journal)).toContain('personal-tag');
    expect(JSON.stringify(journal)).not.toContain('秘密');
  });

  it('get other names, which are not those of others', async () => {
    expect(await ask('PATCH', own('秘密'), a, { name: '公开' })).toEqual([200, { name: '公开' }]);
    expect(await ask('PATCH', own('公开'), a, { name: 'vip' })).toMatchObject([409, { code: 'personal-tag-exists' }]);
    expect(await ask('PATCH', own('vip'), a, { name: 'Vip' })).toEqual([200, { name: 'Vip' }]);
    expect((await ask('DELETE', own('公开'), a))[0]).toBe(204);
  });

  it('need a name that can be read, and a customer', async () => {
    expect(await ask('POST', tagged('c1', ' '), a)).toMatchObject([422, { code: 'personal-tag-without-name' }]);
    expect(await ask('POST', tagged('c1', 'a‮b'), a)).toMatchObject([422, { code: 'personal-tag-unreadable' }]);
    expect(await ask('POST', tagged('c1', '👩‍👧'), a)).toMatchObject([201, { name: '👩‍👧' }]);
    expect(await ask('POST', tagged('c1', 'x'.repeat(51)), a)).toMatchObject([422, { code: 'personal-tag-too-long' }]);
    expect(await ask('POST', tagged('nobody', 'x'), a)).toMatchObject([404, { code: 'no-such-customer' }]);
  });

  it('are refused to who may only look, and to keys that send facts', async () => {
    const viewer = server.keys.get('viewer') ?? '';
    expect((await ask('POST', tagged('c1', 'x'), viewer))[0]).toBe(403);
    expect((await ask('GET', '/v1/personal-tags', server.keys.get('ingest') ?? ''))[0]).toBe(403);
  });

  it('can be so many and no more', async () => {
    const many = await server.newKey('operator', 'Many');
    const [, me] = await ask('GET', '/v1/me', many);
    const { id: owner } = me as { id: string };
    const { keeper } = server.deps;
    const names = Array.from({ length: MOST_TAGS }, (_, index) => personalName(`n${index}`));
    await Promise.all(names.map((name) => keeper.record(putPersonalTag, { owner, customer: 'c1', ...name })));
    expect(await ask('POST', tagged('c1', 'one more'), many)).toMatchObject([422, { code: 'personal-tags-too-many' }]);
    expect((await ask('POST', tagged('c2', 'n7'), many))[0]).toBe(201);
  });

  it('follow customers who are merged, and come back with them', async () => {
    const key = await server.newKey('operator', 'Merging');
    for (const id of ['c2', 'c3']) await ask('POST', tagged(id, 'both'), key);
    await ask('POST', tagged('c3', 'one'), key);
    await server.deps.keeper.ingest([{ kind: 'merge', customer: 'c2', merged: 'c3' }]);
    expect(await ask('GET', '/v1/personal-tags', key)).toMatchObject([
      200,
      {
        items: [
          { name: 'both', count: 1 },
          { name: 'one', count: 1 },
        ],
      },
    ]);
    for (const name of ['both', 'one'])
      expect(await ask('GET', `${own(name)}/members`, key)).toMatchObject([200, { items: [{ customer: 'c2' }] }]);
    expect((await ask('DELETE', tagged('c2', 'one'), key))[0]).toBe(204);
    await server.deps.keeper.ingest([{ kind: 'unmerge', merged: 'c3' }]);
    expect(await ask('GET', '/v1/personal-tags', key)).toEqual([200, { items: [{ name: 'both', count: 2 }] }]);
  });

  it('go with the customer, and with the key', async () => {
    const key = await server.newKey('operator', 'Leaving');
    await ask('POST', tagged('c2', 'x'), key);
    await ask('POST', tagged('c1', 'x'), key);
    await server.deps.keeper.ingest([{ kind: 'erase', customer: 'c2' }]);
    expect(await ask('GET', '/v1/personal-tags', key)).toEqual([200, { items: [{ name: 'x', count: 1 }] }]);
    const [, me] = await ask('GET', '/v1/me', key);
    const { id } = me as { id: string };
    await ask('DELETE', `/v1/keys/${id}`, b);
    expect(await personalTags(server.deps.store, id)).toEqual([]);
  });
});
