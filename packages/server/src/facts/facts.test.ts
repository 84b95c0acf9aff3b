import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOW, type TestServer, testServer } from '../server.harness.js';

const BOOK = `customer { name: text }
event 订单 order { amount: money }
segment busy = count(order) >= 1
tag level manual { high  low }
`;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK });
});
afterAll(() => server.close());

const order = (id: string, customer = 'c1', more: object = {}) => ({
  kind: 'event',
  event: '订单',
  id,
  customer,
  at: NOW - 1000,
  values: { amount: '12.50' },
  ...more,
});

/** What any of these routes answers, problems included. */
interface Answered {
  readonly code?: string;
  readonly outcome?: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly outcomes: readonly {
    readonly index: number;
    readonly outcome: string;
    readonly finding?: { readonly code: string; readonly message: string };
  }[];
}

const post = async (body: unknown, as: Parameters<TestServer['request']>[2] = 'ingest', query = '', headers = {}) => {
  const response = await server.request(`/v1/facts${query}`, { method: 'POST', body, headers }, as);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answered };
};

const lines = { 'Content-Type': 'application/x-ndjson' };

it('takes each kind of fact, and answers each by itself', async () => {
  const facts = [
    { kind: 'customer', id: 'c1', fields: { name: '林晚' } },
    order('o1'),
    order('o1'),
    order('o1', 'c1', { values: { amount: 13 } }),
    order('o2', 'c1', { values: { amount: 'much' } }),
    { kind: 'hand-set', customer: 'c1', tag: 'level', value: 'high' },
    { kind: 'hand-remove', customer: 'c1', tag: 'level' },
    { kind: 'merge', customer: 'c1', merged: 'anonymous' },
    { kind: 'unmerge', merged: 'anonymous' },
    { kind: 'delete-event', event: 'order', id: 'o1' },
    { kind: 'erase', customer: 'c1' },
    'no fact',
  ];
  const { status, body } = await post({ facts }, 'admin', '?outcomes=all');
  expect(status).toBe(200);
  expect(body.outcomes.map(({ outcome }) => outcome)).toEqual([
    'added',
    'added',
    'duplicate',
    'corrected',
    'refused',
    'added',
    'deleted',
    'added',
    'deleted',
    'deleted',
    'deleted',
    'refused',
  ]);
  expect(body.counts).toEqual({ added: 4, duplicate: 1, corrected: 1, deleted: 4, refused: 2 });
  expect(body.outcomes[4]).toMatchObject({
    index: 4,
    finding: { code: 'not-a-number', table: 'order', field: 'amount', params: { value: 'much' } },
  });
});

it('says why a fact was refused in the language of whoever asks', async () => {
  const { body } = await post([order('x1', 'c1', { event: 'odrer' })], 'ingest', '?locale=zh');
  expect(body.outcomes).toHaveLength(1);
  expect(body.outcomes[0]?.finding?.message).toMatch(/\p{Script=Han}/u);
  const english = await post([order('x1', 'c1', { event: 'odrer' })]);
  expect(english.body.outcomes[0]?.finding?.message).toContain('`odrer`');
});

it('refuses what is no object, each by itself', async () => {
  const { status, body } = await post([null, 1, order('null-1'), ['x']]);
  expect(status).toBe(200);
  expect(body.counts).toMatchObject({ added: 1, refused: 3 });
  const { body: other } = await post(`null\n${JSON.stringify(order('null-2'))}`, 'ingest', '', lines);
  expect(other.counts).toMatchObject({ added: 1, refused: 1 });
});

it('reads NDJSON line by line, and keeps the good ones', async () => {
  const text = [
    JSON.stringify(order('n1', 'c2')),
    '{"kind":"event",',
    '',
    '{"kind":"event","kind":"event"}',
    JSON.stringify(order('n2', 'c2')),
    '{"__proto__":{"kind":"erase"}}',
    '[1]',
  ].join('\r\n');
  const { status, body } = await post(text, 'ingest', '', lines);
  expect(status).toBe(200);
  expect(body.counts).toMatchObject({ added: 2, refused: 4 });
  expect(body.outcomes).toMatchObject([
    { index: 1, line: 2, finding: { code: 'body-not-json', params: { line: 2 } } },
    { index: 2, line: 4, finding: { code: 'body-key-twice', params: { key: 'kind', line: 4 } } },
    { index: 4, line: 6, finding: { code: 'body-key-forbidden' } },
    { index: 5, line: 7, finding: { code: 'fact-kind-unknown' } },
  ]);
  const broken = Buffer.concat([Buffer.from(`${JSON.stringify(order('n3'))}\n`), Buffer.from([0x7b, 0xff, 0x7d])]);
  const { body: other } = await post(broken, 'ingest', '', lines);
  expect(other.counts).toMatchObject({ added: 1, refused: 1 });
  expect(other.outcomes).toMatchObject([{ line: 2, finding: { code: 'body-not-utf8' } }]);
});

it('unpacks gzip, and not beyond the limit', async () => {
  const packed = { ...lines, 'Content-Encoding': 'gzip' };
  const { body } = await post(gzipSync(JSON.stringify(order('g1'))), 'ingest', '', packed);
  expect(body.counts).toMatchObject({ added: 1 });
  const json = await post(gzipSync(JSON.stringify([order('g2')])), 'ingest', '', {
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
  });
  expect(json.body.counts).toMatchObject({ added: 1 });
  const bomb = await post(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), 'ingest', '', packed);
  expect(bomb).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  const torn = await post(gzipSync('{}').subarray(0, 12), 'ingest', '', packed);
  expect(torn).toMatchObject({ status: 400, body: { code: 'body-not-gzip' } });
});

it('refuses what is no batch as a whole', async () => {
  expect(await post({ facts: 'none' })).toMatchObject({ status: 422 });
  expect(await post({ facts: [], more: 1 })).toMatchObject({ status: 422 });
  expect(await post(Array.from({ length: 10_001 }, () => 1))).toMatchObject({
    status: 413,
    body: { code: 'too-many-facts', params: { limit: 10_000 } },
  });
  expect(await post('\n'.repeat(10) + '{}\n'.repeat(10_001), 'ingest', '', lines)).toMatchObject({ status: 413 });
  expect(await post('{}', 'ingest', '', { 'Content-Type': 'text/csv' })).toMatchObject({ status: 415 });
  expect(await post([])).toMatchObject({ status: 200, body: { counts: { added: 0 }, outcomes: [] } });
  expect(await post([order('q')], 'ingest', '?outcome=all')).toMatchObject({ status: 422 });
});

it('lets a key for facts add to what is known, and take nothing away', async () => {
  const { status, body } = await post([
    order('r1', 'c3'),
    { kind: 'erase', customer: 'c3' },
    { kind: 'delete-event', event: 'order', id: 'r1' },
  ]);
  expect(status).toBe(200);
  expect(body.counts).toMatchObject({ added: 1, deleted: 0, refused: 2 });
  expect(body.outcomes[0]?.finding).toMatchObject({
    code: 'fact-not-allowed',
    params: { kind: 'erase', needed: 'admin' },
  });
  expect((await post([order('r2')], 'viewer')).status).toBe(403);
  expect((await post([order('r2')], 'operator')).status).toBe(403);
  expect((await post([order('r2')], 'nobody')).status).toBe(401);
});

it('deletes an event for good', async () => {
  await post([order('d1', 'c4', { source: 'till' })]);
  const ask = async (path: string, as: 'engineer' | 'operator' = 'engineer') => {
    const response = await server.request(path, { method: 'DELETE' }, as);
    return { status: response.status, body: (await response.json()) as Answered };
  };
  expect(await ask('/v1/facts/order/d1?source=till', 'operator')).toMatchObject({ status: 403 });
  expect(await ask(`/v1/facts/${encodeURIComponent('订单')}/d1?source=till`)).toMatchObject({
    status: 200,
    body: { outcome: 'deleted' },
  });
  expect(await ask('/v1/facts/order/d1?source=till')).toMatchObject({ body: { outcome: 'duplicate' } });
  expect(await ask('/v1/facts/purchase/d1')).toMatchObject({
    status: 404,
    body: { code: 'fact-refused', params: { finding: 'event-undeclared' } },
  });
  const { body } = await post([order('d1', 'c4', { source: 'till' })], 'ingest', '?outcomes=all');
  expect(body.outcomes[0]?.outcome).toBe('deleted');
});

it('merges customers, and takes it back', async () => {
  const ask = async (path: string, body?: object) => {
    const response = await server.request(
      path,
      { method: 'POST', ...(body === undefined ? {} : { body }) },
      'engineer',
    );
    return { status: response.status, body: (await response.json()) as Answered };
  };
  await post([order('m1', 'c5'), order('m2', 'visitor')]);
  expect(await ask('/v1/customers/c5/merge', { merged: 'visitor' })).toMatchObject({ body: { outcome: 'added' } });
  expect(await ask('/v1/customers/c5/merge', { merged: 'visitor' })).toMatchObject({ body: { outcome: 'duplicate' } });
  expect(await ask('/v1/customers/c5/merge', { merged: 'c5' })).toMatchObject({
    status: 422,
    body: { code: 'fact-refused', params: { finding: 'merge-with-itself' } },
  });
  expect(await ask('/v1/customers/visitor/unmerge')).toMatchObject({ body: { outcome: 'deleted' } });
  expect(await ask('/v1/customers/visitor/unmerge')).toMatchObject({ status: 404 });
  expect(await ask('/v1/customers/c5/merge', { into: 'visitor' })).toMatchObject({ status: 422 });
});

it('erases a customer, and says nothing of whose data they were', async () => {
  await post([order('e1', 'zz6')]);
  await server.settled();
  const erase = async (as: 'admin' | 'engineer' = 'admin') =>
    (await server.request('/v1/customers/zz6', { method: 'DELETE' }, as)).status;
  expect(await erase('engineer')).toBe(403);
  expect(await erase()).toBe(204);
  expect(await erase()).toBe(404);
  await server.settled();
  const journal = await (await server.request('/v1/journal?action=erase')).text();
  expect(journal).toContain('erase');
  expect(journal).not.toContain('zz6');
});

it('writes down in the journal what facts undo, as the routes do', async () => {
  const journal = async () => {
    await server.settled();
    const answer = await server.request('/v1/journal?limit=1000');
    return ((await answer.json()) as { items: { seq: number; action: string; kind: string }[] }).items;
  };
  await post([order('j1', 'c7'), order('j2', 'zz8'), order('j3', 'c9')]);
  const [last] = await journal();
  const since = async () =>
    (await journal())
      .filter(({ seq, action }) => seq > (last?.seq ?? 0) && action !== 'read')
      .map(({ action, kind, ...entry }) => [action, kind, entry]);
  await post(
    [
      { kind: 'merge', customer: 'c7', merged: 'tablet' },
      { kind: 'unmerge', merged: 'tablet' },
      { kind: 'unmerge', merged: 'nobody' },
      { kind: 'delete-event', event: 'order', id: 'j1' },
    ],
    'engineer',
  );
  expect(await since()).toMatchObject([
    ['delete', 'event', { name: 'order' }],
    ['unmerge', 'customer', { customer: 'tablet' }],
    ['merge', 'customer', { customer: 'c7' }],
  ]);
  await post(
    [
      { kind: 'merge', customer: 'zz8', merged: 'phone' },
      { kind: 'erase', customer: 'phone' },
    ],
    'admin',
  );
  const entries = await since();
  expect(entries.slice(0, 2)).toMatchObject([
    ['erase', 'customer', { count: 1 }],
    ['merge', 'customer', { count: 1 }],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/zz8|phone/);
});

it('erases somebody from what the journal had not written yet', async () => {
  await post([order('k1', 'c10')]);
  await server.settled();
  const reader = { id: 'k', name: 'k', role: 'viewer' } as const;
  server.deps.journal.note(reader, 'read', { kind: 'customer', customer: 'c10' });
  await post([{ kind: 'erase', customer: 'c10' }], 'admin');
  await server.settled();
  const about = (await (await server.request('/v1/journal?customer=c10')).json()) as { items: unknown[] };
  expect(about.items).toEqual([]);
});

it('lets others have their turn, however many blank lines it is sent', async () => {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 1);
  const sent = await post(gzipSync('\n'.repeat(2_000_000)), 'ingest', '', { ...lines, 'Content-Encoding': 'gzip' });
  clearInterval(ticking);
  expect(sent.status).toBe(200);
  expect(turns).toBeGreaterThan(20);
});

it('asks for a book first', async () => {
  const bare = await testServer({});
  const response = await bare.request('/v1/facts', { method: 'POST', body: [] }, 'ingest');
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: 'no-book' });
  await bare.close();
});
