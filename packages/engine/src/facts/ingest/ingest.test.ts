import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { emptyStore } from '../../store/empty.harness.js';
import type { Store } from '../../store/store.js';
import type { Fact, IngestOptions } from './fact.js';
import { ingest } from './ingest.js';

const { catalog, tags } = planOf(`
timezone "Asia/Shanghai"
customer (at = joined) { 城市 city: text  place: point  joined: time  score: integer }
event 订单 order { 金额 amount: money }
event view { page: text }
tag 风险 risk manual { 高  低 }
tag 兴趣 interest many manual { 茶  酒 }
`);

let store: Store | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
});

const told = async (facts: readonly Fact[], options: Partial<IngestOptions> = {}): Promise<readonly string[]> => {
  store ??= await emptyStore();
  const report = await ingest(store, catalog, facts, { now: 100, tags, ...options });
  return report.outcomes.map((each) => (each.outcome === 'refused' ? each.finding.code : each.outcome));
};

const rows = async (table: string, columns: string): Promise<readonly unknown[][]> => {
  const names = columns.split(' ').map((name) => sql.id(name));
  const list = sql.join(names);
  const found = await gathered(
    (store as Store).rows<Record<string, unknown>>(sql`select ${list} from ${sql.id(table)} order by ${list}`),
  );
  return found.map((row) => Object.values(row));
};

const order = (id: string, customer: string, at: number, amount = '1.00'): Fact => ({
  kind: 'event',
  event: '订单',
  id,
  customer,
  at,
  values: { 金额: amount },
});

it('adds, repeats and corrects events', async () => {
  expect(
    await told([{ kind: 'customer', id: 'c1' }, order('o1', 'c1', 5), order('o1', 'c1', 5), order('o1', 'c1', 7)]),
  ).toEqual(['added', 'added', 'duplicate', 'corrected']);
  expect(await told([order('o1', 'c1', 7), order('o1', 'c1', 7, '2.00'), order('o2', 'c1', 9)])).toEqual([
    'duplicate',
    'corrected',
    'added',
  ]);
  expect(await rows('order', 'id customer at amount')).toEqual([
    ['o1', 'c1', 7, 200],
    ['o2', 'c1', 9, 100],
  ]);
});

it('does not bring back what was deleted', async () => {
  await told([{ kind: 'customer', id: 'c1' }, order('o1', 'c1', 5)]);
  const gone: Fact = { kind: 'delete-event', event: 'order', id: 'o1' };
  expect(await told([gone, order('o1', 'c1', 5), gone, { ...gone, id: 'o2' }, order('o2', 'c1', 5)])).toEqual([
    'deleted',
    'deleted',
    'duplicate',
    'deleted',
    'deleted',
  ]);
  expect(await rows('order', 'id')).toEqual([]);
});

it('refuses a bad fact by itself', async () => {
  expect(
    await told([
      order('o1', 'c1', 5),
      { kind: 'customer', id: 'c1' },
      order('o2', 'c1', 5, 'much'),
      order('o3', 'c1', 1.5),
      { ...order('o4', 'c1', 5), values: { amuont: 1 } } as Fact,
      { ...order('o5', 'c1', 5), event: 'ordr' } as Fact,
      { kind: 'hand-set', customer: 'c1', tag: '风险', value: '中' },
      { kind: 'hand-set', customer: 'c1', tag: '城市', value: '中' },
      { kind: 'hand-set', customer: 'c1', tag: '风险', value: '高', from: 5, until: 5 },
      { kind: 'nothing' } as never,
      null as never,
      { kind: 'customer', id: '' },
      { kind: 'merge', customer: 'c1', merged: 'c1' },
      { kind: 'unmerge', merged: 'c1' },
      order('o6', 'c1', 5),
    ]),
  ).toEqual([
    'unknown-customer-fact',
    'added',
    'not-a-number',
    'not-an-instant',
    'field-undeclared',
    'event-undeclared',
    'undeclared-value',
    'tag-not-by-hand',
    'until-before-from',
    'fact-kind-unknown',
    'fact-kind-unknown',
    'missing-key',
    'merge-with-itself',
    'not-merged',
    'added',
  ]);
  expect(await rows('order', 'id')).toEqual([['o6']]);
});

it('keeps every value that a field had', async () => {
  const city = (value: string | null, asOf?: number): Fact => ({
    kind: 'customer',
    id: 'c1',
    ...(asOf === undefined ? {} : { asOf }),
    fields: { 城市: value },
  });
  expect(await told([city('北京', 50), city('上海', 80), city('广州', 60), city('深圳', 200), city('上海')])).toEqual([
    'added',
    'added',
    'added',
    'added',
    'duplicate',
  ]);
  expect(await rows('customer', 'id city')).toEqual([['c1', '上海']]);
  expect(await rows('tw_field_change', 'customer field at value')).toEqual([
    ['c1', 'city', 50, '北京'],
    ['c1', 'city', 60, '广州'],
    ['c1', 'city', 80, '上海'],
    ['c1', 'city', 200, '深圳'],
  ]);
});

it('merges, and takes it back', async () => {
  await told([
    { kind: 'customer', id: 'a', at: 10, fields: { score: 1 } },
    { kind: 'customer', id: 'b', at: 5, fields: { score: 2, city: '北京', place: '31,121' } },
    order('o1', 'a', 5),
    order('o2', 'b', 6),
    { kind: 'hand-set', customer: 'b', tag: 'risk', value: '高' },
  ]);
  const tables = async () => ({
    customers: await rows('customer', 'id city score joined'),
    orders: await rows('order', 'id customer'),
    hands: await rows('tw_hand_set', 'customer tag value from_at until_at'),
    changes: await rows('tw_field_change', 'customer field at value'),
  });
  const before = await tables();
  expect(await told([{ kind: 'merge', customer: 'a', merged: 'b' }])).toEqual(['added']);
  expect(await tables()).toMatchObject({
    customers: [['a', '北京', 1, 5]],
    orders: [
      ['o1', 'a'],
      ['o2', 'a'],
    ],
    hands: [['a', '风险', '高', 100, null]],
  });
  expect(await told([order('o3', 'b', 7), order('o2', 'b', 6)])).toEqual(['added', 'duplicate']);
  expect(await told([{ kind: 'unmerge', merged: 'b' }])).toEqual(['deleted']);
  expect(await tables()).toEqual({ ...before, orders: [...before.orders, ['o3', 'b']] });
});

it('erases a customer', async () => {
  await told([{ kind: 'customer', id: 'a', fields: { score: 1 } }, order('o1', 'a', 5)]);
  expect(
    await told([
      { kind: 'erase', customer: 'a' },
      { kind: 'erase', customer: 'a' },
    ]),
  ).toEqual(['deleted', 'duplicate']);
  for (const [table, columns] of [
    ['customer', 'id'],
    ['order', 'id'],
    ['tw_field_change', 'customer'],
  ] as const)
    expect(await rows(table, columns)).toEqual([]);
});
