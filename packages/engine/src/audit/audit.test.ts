import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, load, NOW, planOf } from '../book.harness.js';
import { type Fact, ingest } from '../facts/ingest/index.js';
import { refresh } from '../step/refresh.js';
import { emptyStore } from '../store/empty.harness.js';
import { audit } from './audit.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
`;
const BOOK = `${HEAD}
metric R = since last order
metric M = sum(order.amount)
tag RFM {
  重要 when R <= 30d and M >= top60%
  流失 when R > 90d
  一般 otherwise
}
segment 常客 = M >= top20% per city
segment 久 = tag RFM in (重要, 流失) for at least 3d
segment 大于均值 = M > overall avg(order.amount)
`;
const FACTS = {
  customer: [
    { id: 'c1', city: '北京' },
    { id: 'c2', city: '上海' },
    { id: 'c3', city: '北京' },
  ],
  order: [
    { customer: 'c1', at: NOW - 10 * DAY, amount: 30 },
    { customer: 'c1', at: NOW - 20 * DAY, amount: 12.5 },
    { customer: 'c2', at: NOW - 100 * DAY, amount: 99 },
  ],
};

describe('an audit', () => {
  it('finds nothing where the state is what a rebuild makes of the facts, and leaves it as it is', async () => {
    const { store, plan, tag } = await evaluated(BOOK, FACTS);
    const before = await tag('RFM');
    expect(await audit(store, plan)).toEqual({
      book: plan.hash,
      asOf: NOW,
      population: 3,
      pending: 0,
      differences: 0,
      columns: [],
      listed: [],
    });
    expect(await tag('RFM')).toEqual(before);
    expect(await audit(store, plan)).toMatchObject({ differences: 0 });
    await store.close();
  });

  it('lists what differs with both values, and takes nothing of its rebuild over', async () => {
    const { store, plan, tag } = await evaluated(BOOK, FACTS);
    const id = (name: string): string => plan.tags.find(({ names }) => names[0] === name)?.id ?? '';
    await store.run(sql`update tw_answer set ${sql.id(id('RFM'))} = '流失' where customer in ('c1', 'c3')`);
    await store.run(sql`delete from tw_state where customer = 'c2'`);
    await store.run(sql`insert into tw_history (customer) values ('nobody')`);
    await store.run(sql`update tw_threshold set theta = theta + 1 where group_value = '北京'`);
    const report = await audit(store, plan);
    const rank = plan.ranks.find(({ per }) => per !== undefined)?.id ?? '';
    expect(report.columns).toEqual([
      { table: 'tw_state', column: 'row', count: 1 },
      { table: 'tw_history', column: 'row', count: 1 },
      { table: 'tw_threshold', column: 'theta', count: 1 },
      { table: 'tw_answer', column: id('RFM'), count: 2 },
    ]);
    expect(report.differences).toBe(5);
    expect(report.listed).toEqual([
      { table: 'tw_state', row: 'c2', column: 'row', stored: null, rebuilt: 'c2' },
      { table: 'tw_history', row: 'nobody', column: 'row', stored: 'nobody', rebuilt: null },
      { table: 'tw_threshold', row: `${rank} 北京`, column: 'theta', stored: 4251, rebuilt: 4250 },
      { table: 'tw_answer', row: 'c1', column: id('RFM'), stored: '流失', rebuilt: '重要' },
      { table: 'tw_answer', row: 'c3', column: id('RFM'), stored: '流失', rebuilt: '一般' },
    ]);
    expect(await tag('RFM')).toEqual({ 流失: ['c1', 'c2', 'c3'] });
    await store.close();
  });

  it('does without what the book never asked for', async () => {
    const { store, plan } = await evaluated(`${HEAD} segment 有 = did order`, FACTS);
    expect(await audit(store, plan)).toMatchObject({ differences: 0, population: 3 });
    await store.close();
  });

  it('steps over the facts that wait, and leaves them waiting', async () => {
    const plan = planOf(BOOK);
    const store = await emptyStore();
    await load(store, plan, FACTS);
    await refresh(store, plan, NOW);
    const late: Fact = {
      kind: 'event',
      event: 'order',
      id: 'late',
      customer: 'c2',
      at: NOW - DAY,
      values: { amount: '1' },
    };
    await ingest(store, plan.catalog, [late], { now: NOW });
    const report = await audit(store, plan);
    expect(report).toMatchObject({ pending: 1, differences: 0 });
    expect(await audit(store, plan)).toEqual(report);
    await store.close();
  });

  it('counts all and lists as many as are asked for', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    await store.run(sql`update tw_answer set ${sql.id(plan.tags[0]?.id ?? '')} = '重要'`);
    const { differences, listed } = await audit(store, plan, { limit: 1 });
    expect([differences, listed.map(({ row }) => row)]).toEqual([2, ['c2']]);
    await store.close();
  });

  it('is refused for a book whose answers are not there', async () => {
    const { store } = await evaluated(BOOK, FACTS);
    await expect(audit(store, planOf(BOOK.replace('90d', '91d')))).rejects.toThrow(/answers of another book/);
    await store.close();
  });
});
