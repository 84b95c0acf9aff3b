import type { Plan } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../book.harness.js';
import { type Fact, ingest } from '../facts/ingest/index.js';
import { refresh } from '../step/refresh.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { customerCard } from './card.js';
import { searchCustomers, textFields } from './search.js';
import { timelinePage, type TimelinePlace } from './timeline.js';

const BOOK = `
timezone "Asia/Shanghai"
customer {
  城市 city: text group 地区
  姓名 name: text
  收入 income: money
}
event 订单 order { 金额 amount: money }
event 浏览 view { page: text }
metric 消费 = sum(order.amount)
metric 间隔 = since last order
tag 级 { 高 when sum(order.amount) >= 100  低 when did order }
tag 服务 manual { 好  差 }
tag 口味 many { 茶 when count(view) >= 1  酒 when count(view) >= 2 }
segment 买过 = did order
`;

const FACTS: readonly Fact[] = [
  { kind: 'customer', id: 'c1', asOf: NOW - 9 * DAY, fields: { city: '上海', name: 'Ann Lee', income: 12.5 } },
  { kind: 'customer', id: 'c2', fields: { city: '北京', name: 'anna' } },
  { kind: 'customer', id: 'd1', fields: { name: 'Bob' } },
  { kind: 'customer', id: 'c1', asOf: NOW - 2 * DAY, fields: { city: '北京' } },
  { kind: 'event', event: 'order', id: 'o1', customer: 'c1', at: NOW - 8 * DAY, values: { amount: 40 } },
  { kind: 'event', event: 'order', id: 'o2', customer: 'c1', at: NOW - 3 * DAY, values: { amount: 60.5 } },
  { kind: 'event', event: 'view', id: 'v1', customer: 'c1', at: NOW - 3 * DAY, values: { page: '/a' } },
  { kind: 'event', event: 'view', id: 'v2', customer: 'c1', at: NOW + DAY, values: { page: '/b' } },
  { kind: 'hand-set', customer: 'c1', tag: '服务', value: '好', from: NOW - DAY, until: NOW + 5 * DAY },
];

const shop = async <Result>(
  work: (store: Store, plan: Plan) => Promise<Result>,
  facts: readonly Fact[] = [],
): Promise<Result> => {
  const plan = planOf(BOOK);
  const store = await emptyStore();
  try {
    await ingest(store, plan.catalog, [], { now: NOW, tags: plan.tags });
    await refresh(store, plan, NOW - 10 * DAY);
    const { outcomes } = await ingest(store, plan.catalog, [...FACTS, ...facts], { now: NOW - DAY, tags: plan.tags });
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    await refresh(store, plan, NOW);
    return await work(store, plan);
  } finally {
    await store.close();
  }
};

describe('the card of a customer', () => {
  it('has fields, metrics, and what the customer is, since when and until when', async () => {
    const card = await shop((store, plan) => customerCard(store, plan, 'c1', NOW));
    expect(card).toMatchObject({ id: 'c1', mergedIds: [], asOf: NOW, isAnswered: true });
    expect(card.fields.map(({ field, value }) => [field.names[0], field.group, value])).toEqual([
      ['城市', '地区', '北京'],
      ['姓名', undefined, 'Ann Lee'],
      ['收入', undefined, 1250],
    ]);
    expect(Object.fromEntries(card.metrics.map(({ metric, value }) => [metric.names[0], value]))).toEqual({
      消费: 10_050,
      间隔: 3 * DAY,
    });
    expect(card.held.map(({ name, value, since, until }) => [name, value, since, until]).toSorted()).toEqual(
      [
        ['级', '高', NOW - 3 * DAY, undefined],
        ['服务', '好', NOW - DAY, NOW + 5 * DAY - 1],
        ['口味', '茶', NOW - 3 * DAY, undefined],
        ['买过', undefined, NOW - 8 * DAY, undefined],
      ].toSorted(),
    );
    expect(card.handSet).toEqual([{ tag: '服务', value: '好', from: NOW - DAY, until: NOW + 5 * DAY }]);
  });

  it('is that of the customer who goes on, under each id', async () => {
    const merged: Fact[] = [{ kind: 'merge', customer: 'c1', merged: 'c2' }];
    const card = await shop((store, plan) => customerCard(store, plan, 'c2', NOW), merged);
    expect([card.id, card.mergedIds]).toEqual(['c1', ['c2']]);
  });

  it('has no answers of a customer whom no step has looked at', async () => {
    const card = await shop(async (store, plan) => {
      await ingest(store, plan.catalog, [{ kind: 'customer', id: 'new', fields: { name: 'N' } }], { now: NOW });
      return customerCard(store, plan, 'new', NOW);
    });
    expect(card).toMatchObject({ id: 'new', isAnswered: false, metrics: [], held: [] });
    expect(card.fields).toHaveLength(1);
  });

  it('is not there for an id that nobody has', async () => {
    await expect(shop((store, plan) => customerCard(store, plan, 'x', NOW))).rejects.toMatchObject({
      code: 'unknown-customer',
      params: { customer: 'x' },
    });
  });
});

describe('the timeline of a customer', () => {
  const told = ({ happening }: Awaited<ReturnType<typeof timelinePage>>[number]): readonly unknown[] => {
    const days = (happening.at - NOW) / DAY;
    if (happening.kind === 'turn') return [days, happening.change.name, happening.change.old, happening.change.new];
    if (happening.kind === 'field') return [days, happening.field.column, happening.old, happening.new];
    return [days, happening.event.table, happening.id, ...happening.values];
  };
  const WHOLE = [
    [-1, '服务', null, '好'],
    [-2, 'city', '上海', '北京'],
    [-3, '口味', null, '茶'],
    [-3, '级', '低', '高'],
    [-3, 'order', 'o2', 6050],
    [-3, 'view', 'v1', '/a'],
    [-8, '买过', null, 'in'],
    [-8, '级', null, '低'],
    [-8, 'order', 'o1', 4000],
    [-9, 'name', undefined, 'Ann Lee'],
    [-9, 'income', undefined, 1250n],
    [-9, 'city', undefined, '上海'],
  ];
  const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String).join()).toSorted();

  it('tells the latest first, and nothing that is still to come', async () => {
    const page = await shop((store, plan) => timelinePage(store, plan, 'c1', { now: NOW, limit: 100 }));
    const all = page.map(told);
    expect(sorted(all)).toEqual(sorted(WHOLE));
    expect(all.map(([days]) => days)).toEqual(WHOLE.map(([days]) => days));
  });

  it('loses and doubles nothing from page to page, whatever their size', async () => {
    await shop(async (store, plan) => {
      for (const limit of [1, 2, 5]) {
        const seen: (readonly unknown[])[] = [];
        let after: TimelinePlace | undefined;
        for (;;) {
          const page = await timelinePage(store, plan, 'c1', {
            now: NOW,
            limit,
            ...(after === undefined ? {} : { after }),
          });
          seen.push(...page.map(told));
          after = page.at(-1)?.place;
          if (after === undefined) break;
        }
        expect(sorted(seen)).toEqual(sorted(WHOLE));
      }
    });
  });

  it('tells of one kind alone, the same as among all', async () => {
    await shop(async (store, plan) => {
      for (const [only, index] of [
        ['event', [4, 5, 8]],
        ['field', [1, 9, 10, 11]],
        ['tag', [0, 2, 3, 7]],
        ['segment', [6]],
      ] as const) {
        const page = await timelinePage(store, plan, 'c1', { now: NOW, limit: 100, only });
        expect(sorted(page.map(told))).toEqual(sorted(index.map((each) => WHOLE[each] ?? [])));
      }
    });
  });

  it('tells of some subjects alone where others are not to be told of', async () => {
    const query = { now: NOW, limit: 100, subjects: ['买过'] };
    const page = await shop((store, plan) => timelinePage(store, plan, 'c1', query));
    expect(page.flatMap(({ happening }) => (happening.kind === 'turn' ? [happening.change.name] : []))).toEqual([
      '买过',
    ]);
  });
});

describe('a search for customers', () => {
  const found = (search: (plan: Plan) => Parameters<typeof searchCustomers>[2], page = { limit: 10 }) =>
    shop(async (store, plan) => (await searchCustomers(store, plan, search(plan), page)).map(({ id }) => id));

  it('goes by what ids begin with, in their order', async () => {
    expect(await found(() => ({ idPrefix: 'c' }))).toEqual(['c1', 'c2']);
    expect(await found(() => ({}), { limit: 2 })).toEqual(['c1', 'c2']);
    expect(await found(() => ({}), { limit: 2, after: 'c1' } as { limit: number })).toEqual(['c2', 'd1']);
    expect(await found(() => ({ idPrefix: 'c%' }))).toEqual([]);
  });

  it('goes by texts of fields, without regard to case', async () => {
    expect(await found((plan) => ({ text: { fields: textFields(plan), part: 'ANN' } }))).toEqual(['c1', 'c2']);
    expect(await found((plan) => ({ text: { fields: textFields(plan), part: '北' } }))).toEqual(['c1', 'c2']);
    expect(await found((plan) => ({ text: { fields: textFields(plan), part: '%' } }))).toEqual([]);
    expect(await found(() => ({ text: { fields: [], part: 'a' } }))).toEqual([]);
  });

  it('goes by tags and segments, all of which have to be there', async () => {
    const tag = (plan: Plan, name: string, value: string) => {
      const there = plan.tags.find(({ names }) => names.includes(name));
      if (there === undefined) throw new Error(name);
      return { kind: 'tag', tag: there, value } as const;
    };
    const segments = (plan: Plan) => plan.segments.map((segment) => ({ kind: 'segment', segment }) as const);
    expect(await found((plan) => ({ groups: [tag(plan, '级', '高'), ...segments(plan)] }))).toEqual(['c1']);
    expect(await found((plan) => ({ groups: [tag(plan, '级', '低'), ...segments(plan)] }))).toEqual([]);
    expect(await found((plan) => ({ groups: [tag(plan, '口味', '茶')] }))).toEqual(['c1']);
  });

  it('does not go by the tags of another book', async () => {
    const asked = shop((store, plan) => {
      const groups = plan.segments.map((segment) => ({ kind: 'segment', segment }) as const);
      return searchCustomers(store, { ...plan, hash: 'another' }, { groups }, { limit: 1 });
    });
    await expect(asked).rejects.toMatchObject({ code: 'book-not-evaluated' });
  });

  it('gives what is known of them', async () => {
    const [first] = await shop((store, plan) => searchCustomers(store, plan, { idPrefix: 'd' }, { limit: 1 }));
    expect(first?.fields.map(({ field, value }) => [field.column, value])).toEqual([['name', 'Bob']]);
  });
});
