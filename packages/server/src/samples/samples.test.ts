import { evaluatePopulation, type ColumnId, type CustomerFacts, type Held, type Plan, prepare } from '@tagwright/dsl';
import type { Fact } from '@tagwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, testServer, type TestServer } from '../server.harness.js';
import { replaceFieldRules } from '../visibility/rules.js';

const DAY = 86_400_000;
const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  收入 income: money }
event 订单 order { 金额 amount: money  渠道 channel: text }
metric R = since last order
metric M = sum(order.amount in last 365d)
tag RFM { 重要 when R <= 30d and M >= top20%  流失 when R > 90d  一般 otherwise }
tag 等级 manual { 金  银 }
segment 高于平均 = M > overall avg(order.amount)
segment 富 = income >= top10%
`;

const FACTS: readonly Fact[] = Array.from({ length: 120 }, (_, index): readonly Fact[] => [
  { kind: 'customer', id: `c${index}`, fields: { 城市: index % 2 === 0 ? '北京' : '上海', 收入: index } },
  {
    kind: 'event',
    event: 'order',
    id: `o${index}`,
    customer: `c${index}`,
    at: NOW - index * DAY,
    values: { amount: 1000 - index, channel: '门店' },
  },
]).flat();

/** JSON, of which each test knows what is in it. */
type Told = ReturnType<typeof JSON.parse>;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS });
  await server.request('/v1/customers/c3/tags/等级', { method: 'POST', body: { value: '金' } }, 'operator');
  await server.settled();
});
afterAll(() => server.close());

const samples = async (query: string, as: Parameters<TestServer['request']>[2] = 'operator'): Promise<Told> => {
  const response = await server.request(`/v1/samples${query}`, {}, as);
  expect(response.status).toBe(200);
  return response.json();
};

describe('samples', () => {
  it('are enough to say elsewhere what the server says of everybody', async () => {
    const { plan, held, customers, population, asOf } = await samples('?count=1000');
    expect([population, customers.length]).toEqual([120, 120]);
    const given: Held = { thresholds: held.thresholds, overall: new Map<ColumnId, number>(held.overall) };
    const own = evaluatePopulation(prepare(plan as Plan), customers as CustomerFacts[], Date.parse(asOf), given);
    const having = (test: (answer: (typeof own.customers)[number]) => boolean): number =>
      own.customers.filter(test).length;
    const counted = (await (
      await server.request('/v1/evaluate', { method: 'POST', body: { all: true } })
    ).json()) as Told;
    for (const { name, values } of counted.tags)
      for (const { value, count } of values) {
        const here = having(({ tags }) =>
          tags.some(({ tag, values: held }) => tag.names[0] === name && held.some((each) => each.value === value)),
        );
        expect([name, value, here]).toEqual([name, value, count]);
      }
    for (const { name, count } of counted.segments)
      expect([name, having(({ segments }) => segments.some(({ names }) => names[0] === name))]).toEqual([name, count]);
  });

  it('are the same for the same seed, and others for another', async () => {
    const ids = async (query: string): Promise<readonly string[]> =>
      (await samples(query)).customers.map(({ id }: { readonly id: string }) => id);
    const ten = await ids('?count=10');
    expect(ten).toHaveLength(10);
    expect(await ids('?count=10')).toEqual(ten);
    expect((await ids('?count=20')).slice(0, 10)).toEqual(ten);
    expect(await ids('?count=10&seed=2')).not.toEqual(ten);
  });

  it('are of one customer alone where he is named', async () => {
    expect((await samples('?customer=c7')).customers.map(({ id }: Told) => id)).toEqual(['c7']);
    expect((await server.request('/v1/samples?customer=nobody', {}, 'operator')).status).toBe(404);
  });

  it('say of no group how small it is, where small counts are held back', async () => {
    const careful = await testServer({
      book: `${BOOK}segment 城里富 = income >= top10% per city\n`,
      facts: [
        ...FACTS,
        { kind: 'customer', id: 'alone', fields: { 城市: '漠河', 收入: 9 } },
        { kind: 'customer', id: 'too', fields: { 城市: '漠河', 收入: 8 } },
      ],
      config: { smallestCount: 5 },
    });
    const told = async (query: string): Promise<Told> =>
      (await careful.request(`/v1/samples${query}`, {}, 'operator')).json();
    const { customers, population, fixed, held } = await told('?count=1000');
    // What is counted on them stands for five times as many at least.
    expect([population, customers.length, fixed]).toEqual([122, 24, true]);
    expect((await told('?count=1000&seed=other')).customers).toEqual(customers);
    const groups = held.thresholds.map(({ group }: Told) => group);
    expect(groups).toContain('北京');
    expect(groups).not.toContain('漠河');
    await careful.close();
    const few = await testServer({ book: BOOK, facts: FACTS.slice(0, 6), config: { smallestCount: 5 } });
    expect((await few.request('/v1/samples', {}, 'operator')).status).toBe(403);
    await few.close();
  });

  it('are without what is hidden from whoever asks, and are written down', async () => {
    const rules = [
      { table: undefined, column: 'income', role: 'engineer' as const },
      { table: 'order', column: 'channel', role: 'engineer' as const },
    ];
    await server.deps.keeper.record(replaceFieldRules, { gone: [], rules });
    const hidden = await samples('?count=1');
    expect(JSON.stringify(hidden)).not.toMatch(/income|channel|门店/);
    expect(hidden.plan.segments.map(({ names }: Told) => names[0])).toEqual(['高于平均']);
    expect(hidden.held.thresholds).toHaveLength(1);
    expect(JSON.stringify(await samples('?count=1', 'engineer'))).toMatch(/income/);
    await server.deps.keeper.record(replaceFieldRules, { gone: rules, rules: [] });
    expect((await server.request('/v1/samples', {}, 'viewer')).status).toBe(403);
    await server.settled();
    const journal = (await (await server.request('/v1/journal?limit=100')).json()) as Told;
    expect(journal.items.some(({ kind, count }: Told) => kind === 'samples' && count === 1)).toBe(true);
  });
});
