import { compileSql } from '@tagwright/dsl/sql';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, NOW, planOf } from '../book.harness.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  生日 birthday: date }
event 订单 order { 金额 amount: money  渠道 channel: one of 线上, 门店 }
event 浏览 view { 页面 page: text }

metric R 最近消费 = since last order
metric M 消费金额 = sum(order.amount in last 365d)
metric 客单价 = avg(order.amount)
metric 常用渠道 = mode(order.channel)
metric 茶页 = count(view where page contains "/tea/" in last 7d)

tag "RFM评级" = 重要保持 when R > 90d and M >= top20%
tag 意向 = 茶 on view where page contains "/tea/" expires 30d
segment 待召回 = tag "RFM评级" = 重要保持 and city in (北京, 上海) and not 客单价 > overall avg(order.amount)
segment 大城 = M >= top10% per city
segment 大户 = M > average among (in segment 大城)
`;

/** Statements with their parameters, as \`compile --to sql\` shows them. */
const drawn = (): string =>
  compileSql(planOf(BOOK), NOW)
    .map(({ name, sql, parameters }) => {
      const shown = parameters.map((each) => (typeof each === 'bigint' ? `${each}` : JSON.stringify(each)));
      return [`-- ${name}`, `${sql};`, ...(shown.length === 0 ? [] : [`-- ${shown.join(', ')}`])].join('\n');
    })
    .join('\n\n');

describe('the SQL of a book', () => {
  it('is kept in view', async () => {
    await expect(drawn()).toMatchFileSnapshot('./golden/rfm.sql');
  });

  it('runs, and gives what the book means', async () => {
    const order = (customer: string, days: number, amount: number) => ({
      customer,
      at: NOW - days * DAY,
      amount,
      channel: '线上',
    });
    const { tag, segment, thresholds, metric } = await evaluated(BOOK, {
      customer: [
        { id: 'c1', city: '北京' },
        { id: 'c2', city: '北京' },
        { id: 'c3', city: '上海' },
      ],
      order: [order('c1', 100, 50), order('c1', 101, 50), order('c2', 5, 60), order('c3', 200, 40)],
      view: [
        { customer: 'c2', at: NOW - DAY, page: '/tea/1' },
        { customer: 'c2', at: NOW - DAY, page: '/' },
      ],
    });
    expect(await tag('RFM评级')).toEqual({ 重要保持: ['c1'] });
    expect(await tag('意向')).toEqual({ 茶: ['c2'] });
    expect([await segment('待召回'), await segment('大城'), await segment('大户')]).toEqual([
      ['c1'],
      ['c1', 'c3'],
      ['c1'],
    ]);
    expect(await metric('茶页')).toEqual({ c1: 0, c2: 1, c3: 0 });
    expect(await metric('常用渠道')).toEqual({ c1: '线上', c2: '线上', c3: '线上' });
    expect(Object.values(await thresholds())).toEqual([10_000, 4000, 10_000, 70]);
  });
});
