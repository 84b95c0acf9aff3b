import { afterEach, describe, expect, it } from 'vitest';
import { DAY, evaluated, type Facts, load, NOW, planOf, views } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Cell, Store } from '../store/store.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { city: text  stage: one of 试用, 正式 }
event order { amount: money }
`;
const HOUR = DAY / 24;

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

interface Recorded {
  readonly handSet?: readonly (readonly [customer: string, value: string, from: number, until: number | null])[];
  readonly changes?: readonly (readonly [customer: string, field: string, at: number, value: string | null])[];
}

/** A book over facts, and over what is recorded beside them, evaluated. */
const answersOf = async (rules: string, facts: Facts, recorded: Recorded = {}, now = NOW) => {
  const plan = planOf(HEAD + rules);
  const store = await emptyStore();
  stores.push(store);
  await load(store, plan, facts);
  const insert = (table: string, columns: string[], rows: readonly (readonly Cell[])[]) =>
    store.insert(
      table,
      columns,
      columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    );
  await insert(
    'tw_hand_set',
    ['customer', 'value', 'from_at', 'until_at', 'tag'],
    (recorded.handSet ?? []).map((row) => [...row, plan.tags.find(({ manual }) => manual)?.names[0] ?? '']),
  );
  await insert('tw_field_change', ['customer', 'field', 'at', 'value'], recorded.changes ?? []);
  await evaluate(store, plan, now);
  return views(store, plan);
};

const order = (customer: string, ago: number, amount: number) => ({ customer, at: NOW - ago, amount });
const customers = (...ids: string[]) => ids.map((id) => ({ id }));

describe('how long a tag has been so', () => {
  const GOLD = 'tag 等级 = 黄金 when sum(order.amount in last 30d) >= 100';

  it('is seen in each customer’s own facts, to the instant', async () => {
    const facts = {
      customer: customers('just', 'early', 'late', 'again', 'never'),
      order: [
        order('just', 7 * DAY, 100),
        order('early', 9 * DAY, 60),
        order('early', 8 * DAY, 40),
        order('late', 7 * DAY - 1, 100),
        // From 40 to 10 days ago, and again from 5 days ago on.
        order('again', 40 * DAY, 100),
        order('again', 5 * DAY, 100),
        order('never', 8 * DAY, 99),
        order('never', -1, 100),
      ],
    };
    const { segment } = await answersOf(`${GOLD}\nsegment 稳定 = tag 等级 = 黄金 for at least 7d`, facts);
    expect(await segment('稳定')).toEqual(['early', 'just']);
  });

  it('is when it changed, too', async () => {
    const facts = {
      customer: customers('came', 'went', 'stayed'),
      order: [order('came', 2 * DAY, 100), order('went', 31 * DAY, 100), order('stayed', 20 * DAY, 100)],
    };
    const { segment } = await answersOf(
      `${GOLD}\nsegment 变 = tag 等级 changed in last 3d\nsegment 变化 = tag 等级 changed in last 36h`,
      facts,
    );
    expect(await segment('变')).toEqual(['came', 'went']);
    expect(await segment('变化')).toEqual(['went']);
  });
});

describe('a rank in the past', () => {
  // b overtakes a at 2 in the afternoon three days ago: 70 hours before now, which is noon.
  const facts = {
    customer: customers('a', 'b'),
    order: [order('a', 20 * DAY, 100), order('b', 20 * DAY, 50), order('b', 70 * HOUR, 200)],
  };
  const VIP = 'metric M = sum(order.amount)\ntag VIP = 贵宾 when M >= top50%';

  it('goes by the threshold of the local midnight before', async () => {
    const { segment } = await answersOf(
      `${VIP}
      segment 近来 = tag VIP = 贵宾 for at least 69h
      segment 长久 = tag VIP = 贵宾 for at least 71h
      segment 变 = tag VIP changed in last 3d
      segment 变化 = tag VIP changed in last 65h`,
      facts,
    );
    expect([await segment('近来'), await segment('长久')]).toEqual([['b'], []]);
    // For a the threshold rises at the next midnight, 60 hours ago.
    expect([await segment('变'), await segment('变化')]).toEqual([['a', 'b'], ['a']]);
  });

  it('may itself be taken among those who have been so for long', async () => {
    const { segment, thresholds } = await answersOf(
      `${VIP}
      tag 圈 = 圈内 when M >= bottom50% among (tag VIP = 贵宾 for at least 1d)
      segment 老 = tag 圈 = 圈内 for at least 1d
      segment 新 = tag 圈 = 圈内 for at least 3d`,
      facts,
    );
    // b has been in for a day since 46 hours ago, and in the circle since; the circle's threshold is of the midnight after.
    expect([await segment('老'), await segment('新')]).toEqual([['b'], []]);
    expect(Object.values(await thresholds()).toSorted()).toEqual([25_000, 25_000]);
  });
});

describe('what is recorded', () => {
  const people = {
    customer: [
      { id: 'a', stage: '正式' },
      { id: 'b', stage: '试用' },
      { id: 'c', stage: '正式' },
    ],
  };

  it('says since when a value is set by hand', async () => {
    const handSet = [
      ['a', '高', NOW - 3 * DAY, null],
      ['b', '高', NOW - 3 * DAY, NOW - DAY],
      ['c', '高', NOW - 9 * DAY, null],
      ['c', '低', NOW - 4 * DAY, null],
    ] as const;
    const rules = `tag 风险 manual expires 5d { 高 低 }
      segment 稳 = tag 风险 = 高 for at least 2d
      segment 变 = tag 风险 changed in last 2d`;
    const { tag, segment } = await answersOf(rules, people, { handSet });
    expect(await tag('风险')).toEqual({ 高: ['a'], 低: ['c'] });
    expect([await segment('稳'), await segment('变')]).toEqual([['a'], ['b']]);
  });

  it('says since when a field has its value, the first one having been there before', async () => {
    const changes = [
      ['a', 'stage', NOW - 90 * DAY, '试用'],
      ['a', 'stage', NOW - 3 * DAY, '正式'],
      ['b', 'stage', NOW - 3 * DAY, '试用'],
    ] as const;
    const rules = `segment 正式 = stage = 正式 for at least 3d
      segment 久 = stage = 正式 for at least 4d
      segment 变 = stage changed in last 4d
      segment 试用 = stage = 试用`;
    const { segment } = await answersOf(rules, people, { changes });
    expect([await segment('正式'), await segment('久'), await segment('变')]).toEqual([['a', 'c'], ['c'], ['a']]);
    const earlier = await answersOf(rules, people, { changes }, NOW - 5 * DAY);
    expect(await earlier.segment('试用')).toEqual(['a', 'b']);
  });
});

describe('many customers', () => {
  it('are read batch after batch, each with facts of its own', async () => {
    const ids = Array.from({ length: 1100 }, (_, index) => `c${String(index).padStart(4, '0')}`);
    const facts = {
      customer: customers(...ids),
      order: ids.map((id, index) => order(id, (index % 2 === 0 ? 8 : 6) * DAY, 100)),
    };
    const { segment } = await answersOf(
      'tag 等级 = 黄金 when sum(order.amount) >= 100\nsegment 稳定 = tag 等级 = 黄金 for at least 7d',
      facts,
    );
    expect(await segment('稳定')).toEqual(ids.filter((_, index) => index % 2 === 0));
  });
});

describe('an evaluation without histories', () => {
  it('makes no room for them', async () => {
    const { store } = await evaluated(`${HEAD}segment 有 = city is known`, { customer: [{ id: 'a', city: '北京' }] });
    stores.push(store);
    expect(await store.columnsOf('tw_history')).toEqual([]);
  });
});
