import type { Fact } from '@tagwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, testServer, type TestServer } from '../server.harness.js';

/** JSON, of which each test knows what is in it. */
type Told = ReturnType<typeof JSON.parse>;

const DAY = 86_400_000;
const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
metric R 距今 = since last order
metric M 消费 = sum(order.amount in last 365d)
tag RFM {
  重要 when R <= 30d and M >= top20%
  流失 when R > 90d
  一般 otherwise
}
segment 北京 = 城市 = 北京
`;

const FACTS: readonly Fact[] = Array.from({ length: 200 }, (_, index): readonly Fact[] => [
  { kind: 'customer', id: `c${index}`, fields: { 城市: index % 2 === 0 ? '北京' : '上海' } },
  {
    kind: 'event',
    event: 'order',
    id: `o${index}`,
    customer: `c${index}`,
    at: NOW - index * DAY,
    values: { amount: 1000 - index },
  },
]).flat();

const DRAFT = { files: [{ path: 'book.tag', text: BOOK.replace('R > 90d', 'R > 60d').replace('北京\n', '上海\n') }] };

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS, config: { evaluate: { sample: 60 } } });
});
afterAll(() => server.close());

const ask = (
  body: object,
  headers: Record<string, string> = {},
  as: Parameters<TestServer['request']>[2] = 'operator',
) => server.request('/v1/preview', { method: 'POST', body, headers }, as);

const lines = async (response: Response): Promise<Told[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('a preview', () => {
  it('tells an estimate, the exact count, and some of those whom it touches', async () => {
    const response = await ask(DRAFT);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const [estimate, exact, customers, ...rest] = await lines(response);
    expect(rest).toEqual([]);
    expect(estimate).toMatchObject({ kind: 'estimate', report: { customers: 200, thresholdsEstimated: false } });
    expect(estimate.report.sampled).toBeLessThan(200);
    const lost = (report: Told) => report.subjects[0].values.find(({ value }: Told) => value === '流失');
    expect(lost(estimate.report).after.margin).toBeGreaterThan(0);
    expect(exact).toMatchObject({ kind: 'exact', report: { book: server.deps.book.current()?.hash } });
    expect(exact.report.sampled).toBeUndefined();
    expect(lost(exact.report)).toMatchObject({
      after: { count: 139, margin: 0 },
      entering: { count: 30, margin: 0 },
      leaving: { count: 0, margin: 0 },
    });
    expect(exact.report.subjects.map(({ name, change }: Told) => [name, change])).toEqual([
      ['RFM', 'changed'],
      ['北京', 'changed'],
    ]);
    const parts = exact.report.subjects[0].conditions.map(({ text, holds }: Told) => [text, holds.count]);
    expect(parts).toEqual([
      ['R <= 30d and M >= top20%', 31],
      ['R <= 30d', 31],
      ['M >= top20%', 40],
      ['R > 60d', 139],
    ]);
    expect(customers.kind).toBe('customers');
    expect(customers.customers.length).toBeGreaterThan(2);
    const [first] = customers.customers;
    expect(lost(exact.report).enteringCustomers).toContain(first.customer);
    expect(first.tags).toEqual([{ name: 'RFM', value: '流失' }]);
    expect(first.why.tags[0].cases[1]).toMatchObject({ value: '流失', holds: true, condition: { text: 'R > 60d' } });
  });

  it('is told as events where these are accepted, and without the exact count where nobody wants it', async () => {
    const response = await ask({ ...DRAFT, exact: false }, { Accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const text = await response.text();
    expect(text).toMatch(/^event: estimate\ndata: \{"kind":"estimate".*\}\n\n$/);
  });

  it('goes on while nobody waits, and can be asked for by whoever began it', async () => {
    const begun = await ask(DRAFT, { Prefer: 'respond-async, wait=5' });
    expect(begun.status).toBe(202);
    const path = begun.headers.get('location') ?? '';
    expect(await begun.json()).toMatchObject({ status: 'running' });
    const read = async (as: Parameters<TestServer['request']>[2]) => {
      const response = await server.request(path, {}, as);
      return { status: response.status, body: (await response.json()) as Told };
    };
    await expect.poll(async () => (await read('operator')).body.status, { timeout: 20_000 }).toBe('done');
    expect((await read('operator')).body).toMatchObject({
      exact: { customers: 200 },
      customers: expect.any(Array),
    });
    const other = { key: await server.newKey('operator', 'other') };
    for (const as of [other, 'admin'] as const)
      expect(await read(as)).toMatchObject({ status: 404, body: { code: 'no-such-preview' } });
    expect((await server.request(path, { method: 'DELETE' }, other)).status).toBe(404);
    expect((await server.request(path, { method: 'DELETE' }, 'operator')).status).toBe(204);
    expect((await read('operator')).status).toBe(404);
  });

  it('of a draft with errors is refused before anything is told; kept, it says so', async () => {
    const broken = { rule: 'segment 甲 = 城是 is known' };
    const refused = await ask(broken);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'book-with-errors', diagnostics: [{ code: 'unknown-name' }] });
    const begun = await ask(broken, { Prefer: 'respond-async' });
    const path = begun.headers.get('location') ?? '';
    const read = async () => (await server.request(path, {}, 'operator')).json() as Promise<Told>;
    await expect.poll(async () => (await read()).status).toBe('failed');
    expect((await read()).problem).toMatchObject({ status: 422, code: 'book-with-errors' });
  });

  it('is for those who write rules', async () => {
    expect((await ask(DRAFT, {}, 'viewer')).status).toBe(403);
    expect((await ask({})).status).toBe(422);
  });
});

it('holds small counts back, and who they are of', async () => {
  const small = await testServer({ book: BOOK, facts: FACTS.slice(0, 60), config: { smallestCount: 5 } });
  try {
    const rule = { rule: 'segment 一 = R <= 2d  segment 二 = R <= 20d' };
    const response = await small.request('/v1/preview', { method: 'POST', body: rule }, 'operator');
    const exact = (await lines(response))[1];
    expect(
      exact.report.subjects.map(({ values }: Told) => [values[0].after, values[0].enteringCustomers.length]),
    ).toEqual([
      [undefined, 0],
      [{ count: 21, margin: 0 }, 5],
    ]);
  } finally {
    await small.close();
  }
});

it('refuses what everybody would have to be measured for at too great a cost', async () => {
  const limited = await testServer({ book: BOOK, facts: FACTS.slice(0, 60), config: { evaluate: { rows: 20 } } });
  try {
    const ask = (body: object) => limited.request('/v1/preview', { method: 'POST', body }, 'operator');
    expect((await ask({ rule: 'segment 甲 = R <= 2d' })).status).toBe(200);
    const refused = await ask({ rule: 'segment 甲 = count(order in last 5d) > 2' });
    expect(await refused.json()).toMatchObject({
      status: 422,
      code: 'evaluation-too-costly',
      params: { rows: 30, limit: 20, table: 'order' },
    });
  } finally {
    await limited.close();
  }
});
