import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, type Fact, NOW, planOf, views } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import type { Store } from '../store/store.js';
import { type BookEffects, effectsOf, type EffectsOptions } from './effects.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
metric M = sum(order.amount in last 365d)
`;
const PUBLISHED = `${HEAD}
tag 价值 {
  高 when M >= 80
  中 when M >= 40
  低 otherwise
}
tag 层 { 上 when M >= top20%  下 otherwise }
segment 北京高 = tag 价值 = 高 and city = 北京
segment 北京 = city = 北京
`;

const CITIES = ['北京', '上海'];
const customer: Fact[] = Array.from({ length: 100 }, (_, index) => ({
  id: `c${String(index).padStart(2, '0')}`,
  city: CITIES[index % 2] ?? '',
}));
const order: Fact[] = customer.map(({ id }, index) => ({ customer: String(id), at: NOW - DAY, amount: index }));

const effects = (
  store: Store,
  draft: Plan,
  published: Plan,
  options?: EffectsOptions,
  against?: Plan,
): Promise<BookEffects> =>
  store.session(async (session) => {
    await session.run(sql`begin`);
    try {
      return await effectsOf(session, 'test', { draft, published, ...(against && { against }) }, options);
    } finally {
      await session.run(sql`rollback`);
    }
  });

const subject = (found: BookEffects, name: string) => found.subjects.find((each) => each.name === name);

describe('the effects of a draft', () => {
  it('count who enters, leaves and moves, exactly', async () => {
    const { store, plan } = await evaluated(PUBLISHED, { customer, order });
    const draft = planOf(PUBLISHED.replace('M >= 80', 'M >= 70').replace('M >= 40', 'M >= 50'));
    const before = await views(store, plan).tag('价值');
    const found = await effects(store, draft, plan);
    expect(await views(store, plan).tag('价值')).toEqual(before);
    expect(found).toMatchObject({ book: plan.hash, draft: draft.hash, asOf: NOW, population: 100 });
    expect(found.subjects.map(({ name, change }) => [name, change])).toEqual([
      ['价值', 'changed'],
      ['北京高', 'changed'],
    ]);
    expect(
      subject(found, '价值')?.values.map((each) => ({ ...each, enteringCustomers: 0, leavingCustomers: 0 })),
    ).toEqual([
      { value: '高', before: 20, after: 30, entering: 10, leaving: 0, enteringCustomers: 0, leavingCustomers: 0 },
      { value: '中', before: 40, after: 20, entering: 0, leaving: 20, enteringCustomers: 0, leavingCustomers: 0 },
      { value: '低', before: 40, after: 50, entering: 10, leaving: 0, enteringCustomers: 0, leavingCustomers: 0 },
    ]);
    expect(subject(found, '价值')?.moves).toEqual([
      { from: '中', to: '低', count: 10, customers: ['c40', 'c41', 'c42', 'c43', 'c44'] },
      { from: '中', to: '高', count: 10, customers: ['c70', 'c71', 'c72', 'c73', 'c74'] },
    ]);
    expect(subject(found, '北京高')?.values[0]).toMatchObject({ value: undefined, before: 10, after: 15, entering: 5 });
    await evaluate(store, draft, NOW);
    const after = await views(store, draft).tag('价值');
    expect(subject(found, '价值')?.values.map((each) => each.after)).toEqual(
      ['高', '中', '低'].map((value) => after[value]?.length),
    );
    await store.close();
  });

  it('come with what the draft sees of some customers, under thresholds of its own', async () => {
    const { store, plan } = await evaluated(PUBLISHED, { customer, order });
    const draft = planOf(PUBLISHED.replace('top20%', 'top30%'));
    const { explained, subjects } = await effects(store, draft, plan, { explain: 3 });
    expect(subjects[0]?.moves).toMatchObject([{ from: '下', to: '上', count: 10 }]);
    expect(explained).toHaveLength(3);
    const [{ seen } = {}] = explained;
    if (seen === undefined || !('cases' in seen)) throw new Error('a tag is explained by its cases');
    expect(seen.values).toEqual(['上']);
    expect(seen.cases[0]).toMatchObject({ gives: true, condition: { truth: true, right: { value: 7000 } } });
    await store.close();
  });

  it('are counted with what the database has yet to get', async () => {
    const { store, plan } = await evaluated(PUBLISHED, { customer, order });
    const draft = planOf(
      `${PUBLISHED.replace('city: text', 'city: text  等级 level: number')}
event visit { page: text }
segment 来过 = did visit
segment 没来 = not did visit
segment 等级高 = level > 3 or M >= 90`,
    );
    const found = await effects(store, draft, plan);
    expect(found.subjects.map(({ name, values }) => [name, values[0]?.after])).toEqual([
      ['来过', 0],
      ['没来', 100],
      ['等级高', 10],
    ]);
    await store.close();
  });

  it('of what is gone is that everybody leaves', async () => {
    const { store, plan } = await evaluated(PUBLISHED, { customer, order });
    const found = await effects(store, planOf(PUBLISHED.replace(/segment 北京 = .*\n/, '')), plan);
    expect(found.subjects).toHaveLength(1);
    expect(found.subjects[0]).toMatchObject({
      name: '北京',
      change: 'gone',
      values: [{ before: 50, after: 0, leaving: 50 }],
    });
    expect((await effects(store, planOf(`// moved\n${PUBLISHED}`), plan)).subjects).toEqual([]);
    await store.close();
  });

  it('are counted against a book that is not in force as if it were', async () => {
    const other = `${PUBLISHED.replace('M >= 80', 'M >= 60').replace('top20%', 'top25%')}
list 好城 from "a.csv"
segment 好城人 = city in 好城
segment 旧 = city = 上海
`;
    const against = planOf(other, { 'a.csv': '北京\n' });
    const edited = other.replace('M >= 60', 'M >= 90').replace('top25%', 'top30%');
    const draft = planOf(edited.replace(/segment 旧 = .*\n/, ''), { 'a.csv': '上海\n' });
    const { store, plan } = await evaluated(PUBLISHED, { customer, order });
    const beside = await effects(store, draft, plan, { explain: 4 }, against);
    await evaluate(store, against, NOW);
    const direct = await effects(store, draft, against, { explain: 4 });
    const told = ({ subjects, population, book }: BookEffects) => ({
      population,
      book,
      subjects: subjects.map(({ values, moves, ...subject }) => ({
        ...subject,
        moves: moves.map(({ from, to, count }) => [from, to, count]),
        values: values.map(({ value, before, after, entering, leaving }) => [value, before, after, entering, leaving]),
      })),
    });
    expect(told(beside)).toEqual(told(direct));
    expect(subject(beside, '好城人')?.values[0]).toMatchObject({ before: 50, after: 50, entering: 50, leaving: 50 });
    expect(subject(beside, '旧')).toMatchObject({ change: 'gone', values: [{ before: 50, after: 0 }] });
    expect(beside.explained).toHaveLength(4);
    await store.close();
  });
});
