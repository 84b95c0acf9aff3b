import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, type Fact, NOW, planOf, views } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import type { Store } from '../store/store.js';
import { look } from './look.js';
import type { PreviewReport } from './report.js';
import { drawSample } from './sample.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event view { page: text }
metric R = since last order
metric M = sum(order.amount in last 365d)
`;
const PUBLISHED = `${HEAD}
tag RFM {
  重要 when R <= 30d and M >= top20%
  流失 when R > 90d or (M < p50 and not did view in last 7d)
  一般 otherwise
}
tag 兴趣 many { 茶 when did view where page = "茶"  酒 when did view where page = "酒" }
segment 北京重要 = tag RFM = 重要 and city = 北京
segment 平稳 = tag RFM = 一般
`;

const CITIES = ['北京', '上海'];
const id = (index: number): string => `c${String(index).padStart(3, '0')}`;
const CUSTOMERS = 120;
const customer: Fact[] = Array.from({ length: CUSTOMERS }, (_, index) => ({
  id: id(index),
  city: CITIES[index % 2] ?? '',
}));
const order: Fact[] = customer.flatMap((_, index) =>
  [1, 2].slice(index % 3).map((nth) => ({
    customer: id(index),
    at: NOW - ((index * 37 * nth) % 200) * DAY,
    amount: (index * 7919 * nth) % 500,
  })),
);
const view: Fact[] = customer.flatMap((_, index) =>
  index % 4 === 0 ? [] : [{ customer: id(index), at: NOW - (index % 14) * DAY, page: index % 3 === 0 ? '茶' : '酒' }],
);
const FACTS = { customer, order, view };

const DRAFTS: Readonly<Record<string, string>> = {
  'a constant of a condition': PUBLISHED.replace('R > 90d', 'R > 60d'),
  'the window of a metric': PUBLISHED.replace('in last 365d', 'in last 100d'),
  'a threshold': PUBLISHED.replace('top20%', 'top35%'),
  'a threshold by number, taken exactly': PUBLISHED.replace('M >= top20%', 'M >= top 17 exactly'),
  'a rank among a segment': `${PUBLISHED} segment 圈内 = M >= top50% among (in segment 北京重要)`,
  'a figure over everybody': PUBLISHED.replace('M < p50', 'M < overall avg(order.amount)'),
  'the values of a tag, and its kind': PUBLISHED.replace('tag 兴趣 many {', 'tag 兴趣 {').replace(
    '酒 when',
    '白酒 when',
  ),
  'a tag that goes': PUBLISHED.replace(/tag 兴趣.*\n/, ''),
  'a condition over several metrics': PUBLISHED.replace(
    'segment 平稳',
    'segment 常客 = count(order) >= 2 and did view in last 3d\nsegment 平稳',
  ),
  'how long something has been so': PUBLISHED.replace('tag RFM = 一般', 'tag 兴趣 has 茶 for at least 5d'),
  'a value that lingers': PUBLISHED.replace(
    '酒 when did view where page = "酒"',
    '酒 when did view where page = "酒" in last 2d expires 3d',
  ),
};

/** Everybody's answers under a book: the members of every value, by subject and value. */
const membersOf = async (store: Store, plan: Plan): Promise<Record<string, readonly string[]>> => {
  const { tag, segment } = views(store, plan);
  const found: Record<string, readonly string[]> = {};
  for (const { names } of plan.tags)
    for (const [value, ids] of Object.entries(await tag(names[0] ?? ''))) found[`${names[0]}=${value}`] = ids;
  for (const { names } of plan.segments) found[`in ${names[0]}`] = await segment(names[0] ?? '');
  return found;
};

/** The counts of a report that are not 0, by the same names. */
const countsOf = (report: PreviewReport, part: 'after' | 'entering' | 'leaving'): Record<string, number> =>
  Object.fromEntries(
    report.subjects.flatMap(({ kind, name, values }) =>
      values.flatMap((value) =>
        value[part].count === 0 ? [] : [[kind === 'tag' ? `${name}=${value.value}` : `in ${name}`, value[part].count]],
      ),
    ),
  );

const sizes = (members: Record<string, readonly string[]>, without: Record<string, readonly string[]> = {}) =>
  Object.fromEntries(
    Object.entries(members)
      .map(([name, ids]) => [name, ids.filter((each) => !(without[name] ?? []).includes(each)).length] as const)
      .filter(([, count]) => count > 0),
  );

const looked = async (
  store: Store,
  draft: Plan,
  published: Plan,
  sample?: number,
  earlier?: PreviewReport,
): Promise<PreviewReport> =>
  store.session(async (session) => {
    const drawn = sample === undefined ? undefined : await drawSample(session, sample);
    await session.run(sql`begin`);
    try {
      return await look(session, 'test', {
        draft,
        published,
        sample: drawn,
        ...(earlier === undefined ? {} : { earlier }),
      });
    } finally {
      await session.run(sql`rollback`);
    }
  });

describe('a preview of', () => {
  it.each(Object.entries(DRAFTS))('%s counts what an evaluation of the draft finds', async (_, text) => {
    const { store, plan } = await evaluated(PUBLISHED, FACTS);
    const draft = planOf(text);
    const before = await membersOf(store, plan);
    const report = await looked(store, draft, plan);
    const partial = await looked(store, draft, plan, CUSTOMERS);
    expect(await membersOf(store, plan)).toEqual(before);
    await evaluate(store, draft, NOW);
    const after = await membersOf(store, draft);
    expect(countsOf(report, 'after')).toEqual(sizes(after));
    expect(countsOf(report, 'entering')).toEqual(sizes(after, before));
    expect(countsOf(report, 'leaving')).toEqual(sizes(before, after));
    for (const { kind, name, values } of report.subjects) {
      for (const { value, enteringCustomers, leavingCustomers } of values) {
        const key = kind === 'tag' ? `${name}=${value}` : `in ${name}`;
        expect(after[key] ?? []).toEqual(expect.arrayContaining([...enteringCustomers]));
        expect(before[key] ?? []).toEqual(expect.arrayContaining([...leavingCustomers]));
      }
    }
    // A sample that is everybody goes the other way, and comes to the same.
    expect(countsOf(partial, 'after')).toEqual(countsOf(report, 'after'));
    await store.close();
  });

  it('a draft tells what changes, and what every part of a condition holds for', async () => {
    const { store, plan } = await evaluated(PUBLISHED, FACTS);
    const { subjects } = await looked(store, planOf(DRAFTS['a constant of a condition'] ?? ''), plan);
    expect(subjects.map(({ name, change }) => [name, change])).toEqual([
      ['RFM', 'changed'],
      ['北京重要', 'changed'],
      ['平稳', 'changed'],
      ['兴趣', 'none'],
    ]);
    const late = (days: number) =>
      customer.filter(({ id: each }) => {
        const own = order.filter(({ customer: owner }) => owner === each).map(({ at }) => Number(at));
        return own.length > 0 && NOW - Math.max(...own) > days * DAY;
      }).length;
    const lost = subjects[0]?.conditions.filter(({ value }) => value === '流失') ?? [];
    expect(lost.map(({ path }) => path)).toEqual([[], [0], [1], [1, 0], [1, 1]]);
    expect(lost[1]?.holds).toEqual({ count: late(60), margin: 0 });
    await store.close();
  });

  it('a sample says how far it may be off, and keeps within it', async () => {
    const { store, plan } = await evaluated(PUBLISHED, FACTS);
    const draft = planOf(DRAFTS['a constant of a condition'] ?? '');
    const exact = await looked(store, draft, plan);
    const estimate = await looked(store, draft, plan, 30);
    expect(estimate.sampled).toBeGreaterThan(10);
    expect(estimate.sampled).toBeLessThan(60);
    const [some, all] = [estimate, exact].map(({ subjects }) => subjects[0]?.values ?? []);
    some?.forEach(({ after }, index) => {
      expect(after.margin).toBeGreaterThan(0);
      expect(Math.abs(after.count - (all?.[index]?.after.count ?? 0))).toBeLessThanOrEqual(after.margin);
    });
    await store.close();
  });

  it('everybody names some of those whom the sample had nobody of', async () => {
    const { store, plan } = await evaluated(PUBLISHED, FACTS);
    const draft = planOf(DRAFTS['the window of a metric'] ?? '');
    const named = ({ subjects }: PreviewReport) =>
      subjects.flatMap(({ values }) =>
        values.flatMap((value) => [
          [value.entering.count, value.enteringCustomers] as const,
          [value.leaving.count, value.leavingCustomers] as const,
        ]),
      );
    const estimate = await looked(store, draft, plan, 2);
    const missed = named(estimate).map(([count]) => count === 0);
    const exact = named(await looked(store, draft, plan, undefined, estimate));
    const plain = named(await looked(store, draft, plan));
    expect(exact.map(([count]) => count)).toEqual(plain.map(([count]) => count));
    const rare = exact.filter(([count], index) => missed[index] === true && count > 0);
    expect(rare.length).toBeGreaterThan(0);
    for (const [count, customers] of rare) expect(new Set(customers).size).toBe(Math.min(count, 5));
    await store.close();
  });

  it('a draft is refused over the answers of another book, and where its past is not known', async () => {
    const { store, plan } = await evaluated(PUBLISHED, FACTS);
    const other = planOf(DRAFTS['a threshold'] ?? '');
    await expect(looked(store, plan, other)).rejects.toThrow(/answers of another book/);
    const past = planOf(
      PUBLISHED.replace('tag RFM = 一般', 'tag RFM = 重要 for at least 3d').replace('top20%', 'top30%'),
    );
    await expect(looked(store, past, plan)).rejects.toThrow(/what it was in the past is not known/);
    await store.close();
  });
});
