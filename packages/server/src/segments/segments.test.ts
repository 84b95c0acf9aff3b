import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../server.harness.js';
import { DAY, shop } from './shop.harness.js';

let server: Awaited<ReturnType<typeof shop>>;
beforeAll(async () => {
  server = await shop();
});
afterAll(() => server.close());

const path = (text: string): string => encodeURI(text);

describe('segments', () => {
  it('are listed with their sizes', async () => {
    const { status, body } = await server.ask('/v1/segments');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { name: '买过', names: ['买过', 'bought'], asOf: expect.any(String), count: 10, share: 0.5 },
      { name: '北京', names: ['北京'], asOf: expect.any(String), count: 7, share: 0.35 },
      { name: '没有', names: ['没有'], asOf: expect.any(String), count: 0, share: 0 },
    ]);
  });

  it('are found by any of their names, and not by others', async () => {
    expect((await server.ask(path('/v1/segments/bought'))).body).toMatchObject({ name: '买过', count: 10 });
    const { status, body } = await server.ask(path('/v1/segments/卖过'));
    expect([status, body.code, body.params]).toEqual([404, 'no-such-segment', { name: '卖过', nearest: '买过' }]);
  });
});

describe('members', () => {
  it('come page by page', async () => {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&after=${next}`;
      const { body } = await server.ask(path(`/v1/segments/北京/members?limit=3${cursor}`));
      expect(body.count).toBe(7);
      for (const { customer, since } of body.items) {
        expect(since).toMatch(/^2026-/);
        seen.push(customer);
      }
      next = body.next;
    } while (next !== undefined);
    expect(seen).toEqual(['c00', 'c03', 'c06', 'c09', 'c12', 'c15', 'c18']);
  });

  it('come with what is asked of them, in an order, narrowed', async () => {
    const { body } = await server.ask(
      path(
        '/v1/segments/北京/members?fields=city&fields=spent&fields=距今&sort=-income&filter=income<=90&filter=会员=false',
      ),
    );
    expect(body.items.map(({ customer, values }) => [customer, values])).toEqual([
      ['c09', { 城市: '北京', 消费: 0 }],
      ['c06', { 城市: '北京', 消费: 60, 距今: expect.any(Number) }],
      ['c03', { 城市: '北京', 消费: 0 }],
    ]);
    const page = await server.ask(path('/v1/segments/北京/members?sort=-income&limit=2'));
    const rest = await server.ask(path(`/v1/segments/北京/members?sort=-income&after=${page.body.next}`));
    const ids = [...page.body.items, ...rest.body.items].map(({ customer }) => customer);
    expect(ids).toEqual(['c18', 'c15', 'c12', 'c09', 'c06', 'c03', 'c00']);
  });

  it.each([
    ['fields=cty', 'no-such-feature', { name: 'cty', nearest: 'city' }],
    ['sort=位置', 'feature-without-order', { name: '位置' }],
    ['filter=income', 'filter-unreadable', { filter: 'income' }],
    ['filter=income>much', 'filter-value-unreadable', { name: '收入', value: 'much' }],
    ['filter=爱好>茶', 'filter-unreadable', { filter: '爱好>茶' }],
    ['after=x', 'cursor-unreadable', { cursor: 'x' }],
  ])('refuse %s', async (query, code, params) => {
    const { status, body } = await server.ask(path(`/v1/segments/北京/members?${query}`));
    expect([status, body.code, body.params]).toEqual([422, code, params]);
  });

  it('refuse a place in another order', async () => {
    const { body } = await server.ask(path('/v1/segments/北京/members?sort=-income&limit=2'));
    const other = await server.ask(path(`/v1/segments/北京/members?sort=income&after=${body.next}`));
    expect([other.status, other.body.code]).toEqual([422, 'cursor-unreadable']);
  });

  it('are those who have a tag’s value, too', async () => {
    const { body } = await server.ask(path('/v1/tags/grade/values/高/members'));
    expect(body.items.map(({ customer }) => customer)).toEqual(['c10', 'c12', 'c14', 'c16', 'c18']);
    const unknown = await server.ask(path('/v1/tags/grade/values/中/members'));
    expect([unknown.status, unknown.body.code]).toEqual([404, 'no-such-value']);
  });
});

describe('a portrait', () => {
  it('has the group beside everybody', async () => {
    const { status, body } = await server.ask(path('/v1/segments/买过/portrait'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 10, share: 0.5, population: 20, typical: { customer: expect.any(String) } });
    const city = body.features.find(({ name }) => name === '城市');
    expect(city).toMatchObject({ kind: 'field', type: 'text', missing: { count: 0, everyone: 0 } });
    const shares = city?.values.map(({ value, count, everyone, difference }) => [value, count, everyone, difference]);
    expect(shares).toEqual([
      ['上海', 3, 7, 'unclear'],
      ['北京', 4, 7, 'unclear'],
      ['广州', 3, 6, 'unclear'],
    ]);
    const spent = body.features.find(({ name }) => name === '消费');
    expect(spent?.quartiles.group).toEqual({ lower: 40, median: 80, upper: 140 });
    expect(spent?.missing).toMatchObject({ count: 0, difference: 'unclear' });
    expect(body.segments.find(({ name }) => name === '买过')).toMatchObject({
      count: 10,
      everyone: 10,
      lift: 2,
      difference: 'more',
    });
    expect(body.features.some(({ name }) => name === '位置')).toBe(false);
  });

  it('is not worked out twice', async () => {
    const { jobs } = server.deps;
    let runs = 0;
    const counted = { ...jobs, run: (...args: Parameters<typeof jobs.run>) => ((runs += 1), jobs.run(...args)) };
    const { portraitFor } = await import('./portrait.js');
    const asking = { caller: { id: 'x', name: 'x', role: 'admin' }, signal: new AbortController().signal } as const;
    const ask = () =>
      portraitFor({ ...server.deps, jobs: counted as typeof jobs }, asking, { kind: 'segment', name: '北京' });
    expect(await ask()).toEqual(await ask());
    expect(runs).toBe(1);
  });
});

describe('an overlap', () => {
  it('has every combination, and how alike two groups are', async () => {
    const { body } = await server.ask(path('/v1/segments/买过/overlap?with=北京&withTag=级=高'));
    expect(body.groups.map(({ count }) => count)).toEqual([10, 7, 5]);
    expect(body.combinations.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    expect(body.pairs[0]).toEqual({ groups: [0, 1], jaccard: 4 / 13 });
  });

  it.each([
    ['', 422, 'overlap-needs-others'],
    ['with=bought', 422, 'overlap-repeats'],
    ['with=无', 404, 'no-such-segment'],
    ['withTag=级', 404, 'no-such-tag'],
  ])('refuses %s', async (query, expected, code) => {
    const { status, body } = await server.ask(path(`/v1/segments/买过/overlap?${query}`));
    expect([status, body.code]).toEqual([expected, code]);
  });
});

describe('a trend', () => {
  it('is a count for each day', async () => {
    const { body } = await server.ask(path('/v1/segments/买过/trend?from=2026-05-31&to=2026-06-01'));
    expect(body).toMatchObject({ zone: 'Asia/Shanghai' });
    expect(body.items.map(({ date }) => date)).toEqual(['2026-05-31', '2026-06-01']);
    expect(body.items.at(-1)).toMatchObject({ count: 10 });
    const tag = await server.ask(path('/v1/tags/级/values/高/trend'));
    expect(tag.body.items).toHaveLength(30);
    expect(tag.body.items.at(-1)).toMatchObject({ count: 5 });
  });

  it.each([
    ['from=2026-06-01&to=2026-05-01', 'trend-backwards'],
    ['from=2000-01-01&to=2026-05-01', 'trend-too-long'],
    ['from=2026-02-30', 'request-invalid'],
    ['by=week', 'request-invalid'],
  ])('refuses %s', async (query, code) => {
    const { status, body } = await server.ask(path(`/v1/segments/买过/trend?${query}`));
    expect([status, body.code]).toEqual([422, code]);
  });
});

it('journals whose names were read', async () => {
  await server.ask(path('/v1/segments/北京/members?limit=2'), 'operator');
  await server.ask(path('/v1/segments/北京/portrait'), 'operator');
  await server.settled();
  const { body } = await server.ask('/v1/journal', 'admin');
  const told = JSON.stringify(body);
  expect(told).toContain('"kind":"members"');
  expect(told).toContain('"kind":"portrait"');
});

describe('segments on the next day', () => {
  it('say by how much they grew since the day began', async () => {
    server.setClock(NOW + DAY);
    await server.deps.keeper.ingest([
      { kind: 'customer', id: 'c00', fields: { 城市: '上海' } },
      { kind: 'customer', id: 'c01', fields: { 城市: '北京' } },
      { kind: 'customer', id: 'c02', fields: { 城市: '北京' } },
    ]);
    await server.settled();
    const { body } = await server.ask(path('/v1/segments/北京'));
    expect(body).toMatchObject({ count: 8, delta: 1 });
    expect((await server.ask(path('/v1/segments/买过'))).body).toMatchObject({ count: 10, delta: 0 });
    const trend = await server.ask(path('/v1/segments/北京/trend?from=2026-06-01'));
    expect(trend.body.items).toEqual([
      { date: '2026-06-01', count: 7, entered: 7, left: 0 },
      { date: '2026-06-02', count: 8, entered: 2, left: 1 },
    ]);
  });
});
