import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, gathered, load, NOW, planOf } from '../book.harness.js';
import { assignments } from '../results/assignments.js';
import { refresh } from '../step/refresh.js';
import { emptyStore } from '../store/empty.harness.js';
import { featuresOf } from './features.js';
import { membersOf, type MemberQuery } from './members.js';
import { jaccard, overlapOf } from './overlap.js';
import { sinceOf } from './since.js';
import { groupSizes } from './sizes.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  收入 income: money  爱好 hobbies: set of text  会员 vip: bool }
event order { amount: money }
metric 消费 = sum(order.amount)
metric 距今 = since last order
tag 级 {
  高 when sum(order.amount) > 100
  低 when did order
}
tag 味 many {
  茶 when count(order) >= 2
  酒 when count(order) >= 3
}
segment 买过 = did order
segment 北京 = 城市 = 北京
`;
const FACTS = {
  customer: [
    { id: 'a', city: '北京', income: 10.5, hobbies: ['茶', '书'], vip: true },
    { id: 'b', city: '上海', income: 7 },
    { id: 'c', city: '北京', hobbies: ['书'] },
    { id: 'd', income: 10.5 },
    { id: 'e', city: '北京', income: 3 },
  ],
  order: [
    { customer: 'a', at: NOW - 10 * DAY, amount: 60 },
    { customer: 'a', at: NOW - 9 * DAY, amount: 60 },
    { customer: 'b', at: NOW - 8 * DAY, amount: 5 },
    { customer: 'd', at: NOW - 7 * DAY, amount: 1 },
    { customer: 'd', at: NOW - 6 * DAY, amount: 1 },
    { customer: 'd', at: NOW - 5 * DAY, amount: 1 },
  ],
};
const feature = (plan: ReturnType<typeof planOf>, name: string) => {
  const found = featuresOf(plan).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const groupNamed = (plan: ReturnType<typeof planOf>, name: string) => {
  const segment = plan.segments.find(({ names }) => names.includes(name));
  if (segment === undefined) throw new Error(`no ${name}`);
  return { kind: 'segment', segment } as const;
};
const tagNamed = (plan: ReturnType<typeof planOf>, name: string, value: string) => {
  const tag = plan.tags.find(({ names }) => names.includes(name));
  if (tag === undefined) throw new Error(`no ${name}`);
  return { kind: 'tag', tag, value } as const;
};

describe('the sizes of groups', () => {
  it('are counted for every value and segment at once', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    expect((await groupSizes(store, plan)).map(({ name, value, count }) => [name, value, count])).toEqual([
      ['味', '茶', 2],
      ['味', '酒', 1],
      ['级', '高', 1],
      ['级', '低', 2],
      ['买过', undefined, 3],
      ['北京', undefined, 3],
    ]);
    await store.close();
  });

  it('are not told of another book', async () => {
    const { store } = await evaluated(BOOK, FACTS);
    await expect(groupSizes(store, planOf(BOOK.replace('> 100', '> 99')))).rejects.toMatchObject({
      code: 'book-not-evaluated',
    });
    await store.close();
  });
});

describe('an overlap', () => {
  it('has every combination, and they add up to everybody', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    const groups = [groupNamed(plan, '买过'), groupNamed(plan, '北京'), tagNamed(plan, '味', '酒')];
    const overlap = await overlapOf(store, plan, groups);
    expect(overlap).toMatchObject({ asOf: NOW, population: 5, sizes: [3, 3, 1] });
    expect(overlap.combinations.map(({ groups: of, count }) => [of.join(''), count])).toEqual([
      ['', 0],
      ['0', 1],
      ['1', 2],
      ['2', 0],
      ['01', 1],
      ['02', 1],
      ['12', 0],
      ['012', 0],
    ]);
    expect([jaccard(overlap, 0, 1), jaccard(overlap, 0, 2), jaccard(overlap, 1, 2)]).toEqual([1 / 5, 1 / 3, 0]);
    await store.close();
  });
});

describe('members', () => {
  const ask = async (query: (plan: ReturnType<typeof planOf>) => MemberQuery) => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    const found = await gathered(membersOf(store, plan, groupNamed(plan, '买过'), query(plan)));
    await store.close();
    return found.map(({ customer, values }) => [customer, ...values]);
  };

  it('come by id, with what is asked of them', async () => {
    expect(await ask((plan) => ({ features: [feature(plan, '收入'), feature(plan, '消费')] }))).toEqual([
      ['a', 1050, 12_000],
      ['b', 700, 500],
      ['d', 1050, 300],
    ]);
    expect(await ask(() => ({ after: { customer: 'a', value: undefined }, limit: 1 }))).toEqual([['b']]);
  });

  it('come in another order, page by page, with equal ones by id and missing ones last', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    for (const [name, descending, ids] of [
      ['收入', false, ['e', 'a', 'c']],
      ['消费', true, ['a', 'c', 'e']],
      ['城市', true, ['a', 'c', 'e']],
      ['距今', true, ['a', 'c', 'e']],
    ] as const) {
      const order = { feature: feature(plan, name), descending };
      const seen: string[] = [];
      let after: MemberQuery['after'];
      for (;;) {
        const query = { order, limit: 1, ...(after === undefined ? {} : { after }) };
        const page = await gathered(membersOf(store, plan, groupNamed(plan, '北京'), query));
        if (page[0] === undefined) break;
        seen.push(page[0].customer);
        after = page[0].place;
      }
      expect([name, seen]).toEqual([name, ids]);
    }
    await store.close();
  });

  it('are narrowed by what is known of them', async () => {
    const narrowed = async (
      name: string,
      operator: '=' | '!=' | '<' | '>=' | 'known' | 'missing',
      value: string | number,
    ) => (await ask((plan) => ({ filters: [{ feature: feature(plan, name), operator, value }] }))).flat();
    expect(await narrowed('城市', '=', '北京')).toEqual(['a']);
    expect(await narrowed('城市', '!=', '北京')).toEqual(['b', 'd']);
    expect(await narrowed('收入', '>=', 1050)).toEqual(['a', 'd']);
    expect(await narrowed('收入', '<', 1050)).toEqual(['b']);
    expect(await narrowed('城市', 'missing', '')).toEqual(['d']);
    expect(await narrowed('爱好', 'known', '')).toEqual(['a']);
    expect(await narrowed('爱好', '=', '书')).toEqual(['a']);
    expect(await narrowed('爱好', '!=', '书')).toEqual(['b', 'd']);
    expect(await narrowed('会员', '=', 1)).toEqual(['a']);
  });

  it('say since when they are it, and their assignments until when', async () => {
    const plan = planOf(BOOK);
    const store = await emptyStore();
    await load(store, plan, FACTS);
    await refresh(store, plan, NOW);
    expect(await sinceOf(store, { kind: 'segment', name: '买过' }, ['a', 'c'], NOW)).toEqual(new Map([['a', NOW]]));
    expect(
      (await gathered(assignments(store, plan, ['b', 'c']))).map(({ customer, name }) => [customer, name]),
    ).toEqual([
      ['b', '级'],
      ['b', '买过'],
      ['c', '北京'],
    ]);
    await store.close();
  });

  it('may be those whom a query names', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    const group = { kind: 'customers', query: sql`select id as customer from customer where id > 'c'` } as const;
    expect((await gathered(membersOf(store, plan, group))).map(({ customer }) => customer)).toEqual(['d', 'e']);
    await store.close();
  });
});
