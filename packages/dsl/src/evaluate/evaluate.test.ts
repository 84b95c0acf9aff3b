import { describe, expect, it } from 'vitest';
import { evaluateCustomer, evaluatePopulation } from './evaluate.js';
import type { CustomerFacts } from '../plan/facts.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  生日 birthday: date }
event 订单 order { 金额 amount: money  渠道 channel: one of 线上, 门店 }
event 浏览 view { 页面 page: text }
metric R 最近消费 = since last order
metric M 消费金额 = sum(order.amount in last 365d)
metric 客单价 = avg(order.amount)
metric 常用渠道 = mode(order.channel)
tag RFM {
  重要 when R <= 30d and M >= top50%
  流失 when R > 90d
  一般 otherwise
}
tag 意向 = 茶 on view where page contains "/tea/" expires 3d
segment 大户 = M > average per city
segment 高单价 = 客单价 > overall avg(order.amount)
`;

const FACTS: readonly CustomerFacts[] = [
  customer(
    'c1',
    { city: '北京' },
    {
      order: events({ ago: 10 * DAY, amount: 3000, channel: '线上' }, { ago: 20 * DAY, amount: 1250, channel: '门店' }),
      view: events({ ago: 2 * DAY, page: '/tea/' }),
    },
  ),
  customer('c2', { city: '北京' }, { order: events({ ago: 100 * DAY, amount: 9900, channel: '门店' }) }),
  customer('c3'),
];

/** What came of it, in few words. */
const answers = (book: string, facts: readonly CustomerFacts[], now = NOW) => {
  const { customers } = evaluatePopulation(prepare(planOf(book)), facts, now);
  return Object.fromEntries(
    customers.map(({ customer: id, tags, segments, metrics }) => [
      id,
      {
        tags: Object.fromEntries(tags.map(({ tag, values }) => [tag.names[0], values.map(({ value }) => value)])),
        segments: segments.map(({ names }) => names[0]),
        metrics: Object.fromEntries(metrics.map(({ metric, value }) => [metric.names[0], value])),
      },
    ]),
  );
};

describe('evaluating a population', () => {
  it('gives metrics, tags and segments', () => {
    expect(answers(BOOK, FACTS)).toEqual({
      c1: {
        tags: { RFM: ['一般'], 意向: ['茶'] },
        segments: [],
        metrics: { R: 10 * DAY, M: 4250, 客单价: 21.25, 常用渠道: '线上' },
      },
      c2: {
        tags: { RFM: ['流失'], 意向: [] },
        segments: ['大户', '高单价'],
        metrics: { R: 100 * DAY, M: 9900, 客单价: 99, 常用渠道: '门店' },
      },
      c3: { tags: { RFM: ['一般'], 意向: [] }, segments: [], metrics: { R: null, M: 0, 客单价: null, 常用渠道: null } },
    });
  });

  it('tells since and until when an event keeps a value', () => {
    const prepared = prepare(planOf(BOOK));
    const { tags } = evaluateCustomer(prepared, FACTS[0] as CustomerFacts, NOW);
    expect(tags.find(({ tag }) => tag.names[0] === '意向')?.values).toEqual([
      { value: '茶', since: NOW - 2 * DAY, until: NOW + DAY },
    ]);
  });

  it('comes to the same for one customer under the thresholds of all', () => {
    const prepared = prepare(planOf(BOOK));
    const { held, customers } = evaluatePopulation(prepared, FACTS, NOW);
    expect(FACTS.map((facts) => evaluateCustomer(prepared, facts, NOW, held))).toEqual(customers);
  });
});
