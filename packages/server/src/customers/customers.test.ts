import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, NOW, type TestServer, testServer } from '../server.harness.js';
import { BOOK, DAY, FACTS } from './shop.harness.js';

let server: TestServer;
beforeAll(async () => {
  // The log tells of what happens from the first step on.
  server = await testServer({ book: BOOK, now: NOW - 10 * DAY });
  server.setClock(NOW);
  await server.deps.keeper.ingest(FACTS);
  await server.settled();
});
afterAll(() => server.close());

const get = async (path: string, as: Asking = 'viewer'): Promise<Record<string, unknown>> => {
  const response = await server.request(path, {}, as);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};
const refused = async (path: string, as: Asking = 'viewer', init = {}): Promise<unknown> => {
  const response = await server.request(path, init, as);
  return [response.status, ((await response.json()) as { code: string }).code];
};
const text = (instant: number): string => new Date(instant).toISOString();

describe('the profile of a customer', () => {
  it('says what is known, what follows from it, and by which rule', async () => {
    expect(await get('/v1/customers/c1')).toEqual({
      id: 'c1',
      mergedIds: [],
      asOf: text(NOW),
      answered: true,
      dimensions: [
        { name: '地理', fields: [{ name: '城市', type: 'text', value: '上海' }] },
        { name: '社会经济', fields: [{ name: '收入', type: 'money', value: 12.5 }] },
        {
          name: null,
          fields: [
            { name: '姓名', type: 'text', value: 'Ann' },
            { name: '会员', type: 'bool', value: true },
          ],
        },
      ],
      metrics: [
        { name: '富裕', type: 'money', value: 25 },
        { name: '消费', type: 'money', value: 100.5 },
        { name: '间隔', type: 'duration', unit: 'ms', value: 3 * DAY },
      ],
      // The first value of a field extends backwards, to the first step.
      tags: [
        { name: '级', value: '高', manual: false, since: text(NOW - 3 * DAY), why: ['sum(order.amount) >= 100'] },
        { name: '财富', value: '富', manual: false, since: text(NOW - 10 * DAY), why: ['income > 5'] },
      ],
      segments: [
        { name: '买过', since: text(NOW - 8 * DAY), why: ['did order'] },
        { name: '富人', since: text(NOW - 10 * DAY), why: ['tag 财富 = 富'] },
      ],
      handSet: [],
      personalTags: [],
    });
  });

  it('tells the whole reason of one tag or segment, or of all', async () => {
    const { reasons } = await get(`/v1/customers/c2?why=${encodeURIComponent('级')}`);
    expect(reasons).toMatchObject({
      tags: [{ name: '级', values: [], cases: [{ condition: { truth: false, seen: 0, against: 100 } }, {}] }],
      segments: [],
    });
    const all = (await get('/v1/customers/c1?why=all'))['reasons'] as { tags: unknown[]; segments: unknown[] };
    expect([all.tags.length, all.segments.length]).toEqual([3, 2]);
    expect(await refused('/v1/customers/c1?why=nothing')).toEqual([404, 'no-such-tag-or-segment']);
  });

  it('is not there for an id that nobody has', async () => {
    expect(await refused('/v1/customers/nobody')).toEqual([404, 'no-such-customer']);
    expect(await refused('/v1/customers/nobody/timeline')).toEqual([404, 'no-such-customer']);
  });

  it('is the same under the id of a customer who was merged', async () => {
    await server.deps.keeper.ingest([{ kind: 'merge', customer: 'c1', merged: 'd1' }]);
    await server.settled();
    expect(await get('/v1/customers/d1')).toMatchObject({ id: 'c1', mergedIds: ['d1'] });
    await server.deps.keeper.ingest([{ kind: 'unmerge', merged: 'd1' }]);
    await server.settled();
  });

  it('is written down in the journal, as is a search', async () => {
    await get('/v1/customers/d1');
    await get('/v1/customers?id=d');
    await server.settled();
    const { items } = (await get('/v1/journal?limit=1000', 'admin')) as { items: Record<string, unknown>[] };
    expect(items).toContainEqual(expect.objectContaining({ action: 'read', kind: 'customer', customer: 'd1' }));
    expect(items).toContainEqual(expect.objectContaining({ action: 'search', kind: 'customer', count: 1 }));
  });

  it('is one look in the journal as long as it is looked at', async () => {
    const looks = async (): Promise<number> => {
      await server.settled();
      const { items } = await get('/v1/journal?limit=1000&customer=c2', 'admin');
      return (items as { kind: string }[]).filter(({ kind }) => kind === 'customer').length;
    };
    const paths = ['/v1/customers/c2?', '/v1/customers/c2/timeline?limit=5&'];
    const before = await looks();
    for (const path of paths) await get(`${path}again=true`);
    expect(await looks()).toBe(before + 2);
    for (const path of paths) await get(`${path}again=true`);
    expect(await looks()).toBe(before + 2);
    // Another question is another look, as is the same by somebody else.
    await get(`/v1/customers/c2?why=${encodeURIComponent('财富')}&again=true`);
    await get('/v1/customers/c2?again=true', 'operator');
    expect(await looks()).toBe(before + 4);
    for (const path of paths) await get(path);
    expect(await looks()).toBe(before + 6);
  });
});

describe('the timeline of a customer', () => {
  it('tells the latest first, page by page', async () => {
    const seen: unknown[] = [];
    let after = '';
    for (;;) {
      const { items, next } = await get(`/v1/customers/c1/timeline?limit=3${after}`);
      seen.push(...(items as unknown[]));
      if (next === undefined) break;
      after = `&after=${next as string}`;
    }
    expect(seen).toEqual((await get('/v1/customers/c1/timeline?limit=1000'))['items']);
    expect(seen).toContainEqual({
      kind: 'event',
      at: text(NOW - 3 * DAY),
      event: '订单',
      id: 'o2',
      values: { 金额: 60.5, 渠道: 'shop' },
    });
    expect(seen).toContainEqual({
      kind: 'tag',
      at: text(NOW - 3 * DAY),
      tag: '级',
      old: '低',
      new: '高',
      cause: 'fact',
    });
    expect(seen).toContainEqual({
      kind: 'segment',
      at: text(NOW - 8 * DAY),
      segment: '买过',
      entered: true,
      cause: 'fact',
    });
    expect(seen).toContainEqual({ kind: 'field', at: text(NOW - 9 * DAY), field: '城市', old: null, new: '上海' });
  });

  it('tells of one kind alone', async () => {
    const { items } = await get('/v1/customers/c1/timeline?kind=segment');
    expect(new Set((items as { kind: string }[]).map(({ kind }) => kind))).toEqual(new Set(['segment']));
    expect(await refused('/v1/customers/c1/timeline?kind=rule')).toEqual([422, 'request-invalid']);
  });

  it('refuses a place that it did not give out', async () => {
    for (const after of ['x', Buffer.from('[1,0,"a"]').toString('base64url'), 'W10'])
      expect(await refused(`/v1/customers/c1/timeline?after=${after}`)).toEqual([422, 'cursor-unreadable']);
  });
});

describe('a search for customers', () => {
  const found = async (query: string, as: Asking = 'viewer'): Promise<string[]> =>
    ((await get(`/v1/customers?${query}`, as))['items'] as { id: string }[]).map(({ id }) => id);
  const q = encodeURIComponent;

  it('goes by what ids begin with, texts, tags and segments', async () => {
    expect(await found('')).toEqual(['c1', 'c2', 'd1']);
    expect(await found('id=c')).toEqual(['c1', 'c2']);
    expect(await found('text=ANN')).toEqual(['c1', 'c2']);
    expect(await found(`text=ann&field=${q('城市')}`)).toEqual([]);
    expect(await found(`tag=${q('级')}&value=${q('高')}`)).toEqual(['c1']);
    expect(await found(`segment=${q('买过')}&text=a`)).toEqual(['c1']);
  });

  it('goes from page to page', async () => {
    const { items, next } = await get('/v1/customers?limit=2');
    expect([(items as unknown[]).length, next]).toEqual([2, 'c2']);
    expect(await found('limit=2&after=c2')).toEqual(['d1']);
    expect((await get('/v1/customers?id=d'))['items']).toEqual([{ id: 'd1', fields: { 姓名: 'Bob' } }]);
  });

  it('refuses what it does not know', async () => {
    expect(await refused('/v1/customers?tag=x&value=y')).toEqual([404, 'no-such-tag']);
    expect(await refused(`/v1/customers?tag=${q('级')}`)).toEqual([422, 'search-value-alone']);
    expect(await refused(`/v1/customers?field=${q('姓名')}`)).toEqual([422, 'search-field-alone']);
    expect(await refused(`/v1/customers?text=a&field=${q('收入')}`)).toEqual([422, 'no-such-text-field']);
    expect(await refused('/v1/customers?name=x')).toEqual([422, 'request-invalid']);
  });
});

describe('a hidden field', () => {
  const q = encodeURIComponent;
  const hide = (rules: unknown, as: Asking = 'engineer') =>
    server.request('/v1/fields/visibility', { method: 'PUT', body: { rules } }, as);

  it('is not there for who may not see it, nor is what reads it', async () => {
    const hidden = [
      { field: '收入', role: 'engineer' },
      { field: 'name', role: 'operator' },
      { event: '订单', field: '渠道', role: 'operator' },
    ];
    const put = await hide(hidden);
    expect([put.status, await put.json()]).toEqual([
      200,
      {
        rules: [
          { field: '收入', role: 'engineer' },
          { field: '姓名', role: 'operator' },
          { event: '订单', field: '渠道', role: 'operator' },
        ],
      },
    ]);
    const whole = JSON.stringify(await get('/v1/customers/c1?why=all', 'engineer'));
    for (const word of ['收入', '富裕', '财富', '富人', 'income', '姓名']) expect(whole).toContain(word);
    for (const path of ['/v1/customers/c1?why=all', '/v1/customers/c1/timeline', '/v1/catalog', '/v1/customers'])
      for (const word of ['收入', '富裕', '财富', '富人', 'income', '姓名', 'Ann', '渠道', 'shop', '12.5'])
        expect([path, JSON.stringify(await get(path)).includes(word)]).toEqual([path, false]);
    expect(JSON.stringify(await get('/v1/customers/c1', 'operator'))).toContain('Ann');
    expect(JSON.stringify(await get('/v1/customers/c1', 'operator'))).not.toContain('收入');

    expect(await refused(`/v1/customers/c1?why=${q('财富')}`)).toEqual([404, 'no-such-tag-or-segment']);
    expect(await refused(`/v1/customers?tag=${q('财富')}&value=${q('富')}`)).toEqual([404, 'no-such-tag']);
    expect(await refused(`/v1/customers?segment=${q('富人')}`)).toEqual([404, 'no-such-segment']);
    expect(await refused(`/v1/customers?text=a&field=${q('姓名')}`)).toEqual([422, 'no-such-text-field']);
    expect((await get('/v1/customers?text=Ann'))['items']).toEqual([]);
  });

  it('may be hidden from those who say what is hidden, too', async () => {
    await hide([{ field: '会员', role: 'admin' }], 'admin');
    expect(await get('/v1/fields/visibility', 'engineer')).toEqual({ rules: [] });
    expect((await hide([{ field: '会员', role: 'viewer' }])).status).toBe(422);
    expect((await hide([])).status).toBe(200);
    expect(await get('/v1/fields/visibility', 'admin')).toEqual({ rules: [{ field: '会员', role: 'admin' }] });
  });

  it('has to be there, and is said by engineers alone', async () => {
    expect((await hide([{ field: 'nothing', role: 'admin' }])).status).toBe(422);
    expect((await hide([{ event: 'nothing', field: 'x', role: 'admin' }])).status).toBe(422);
    expect((await hide([], 'operator')).status).toBe(403);
    expect((await hide([], 'admin')).status).toBe(200);
  });
});

describe('the catalog', () => {
  it('says what there is, by its names', async () => {
    const catalog = await get('/v1/catalog');
    expect(catalog).toMatchObject({ timezone: 'Asia/Shanghai', dimensions: ['地理', '社会经济'] });
    expect(catalog['events']).toMatchObject([{ name: '订单', names: ['订单', 'order'] }]);
    expect(catalog['metrics']).toContainEqual({ name: '间隔', names: ['间隔'], type: 'duration', unit: 'ms' });
    expect((catalog['customer'] as { fields: unknown[] }).fields).toContainEqual({
      name: '城市',
      names: ['城市', 'city'],
      type: 'text',
      dimension: '地理',
    });
  });
});
