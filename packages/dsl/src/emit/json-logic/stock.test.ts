import jsonLogic from 'json-logic-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { populationOf } from '../../evaluate/evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from '../../evaluate/harness.js';
import type { Moment } from '../../evaluate/moment.js';
import { prepare } from '../../evaluate/prepare.js';
import { jsonLogicOf } from './document.js';
import { jsonLogicOperators } from './operators/index.js';
import type { World } from './operators/scope.js';
import type { Rule } from './rule.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  生日 birthday: date  位置 location: point  渠道 channels: set of text  订阅 subscribed: bool  加入 joined: time  数 qty0: number }
event 订单 order { 金额 amount: money  数量 qty: number  渠道 channel: one of 线上, 门店 }
event 浏览 view { 页面 page: text  商品 item: text }
list 大城 from "cities.csv"
metric R = since last order
metric M = sum(order.amount in last 365d)
metric 毛额 = sum(order.amount * order.qty)
metric 客单价 = avg(order.amount)
metric 常用渠道 = mode(order.channel)
metric 早间占比 = share(order where hour(at) between 5 and 12)
metric 档 = score(M, 4)
metric 天 = days(order)
tag RFM ordered {
  重要 when R <= 30d and M >= top50%
  流失 when R > 90d
  一般 otherwise
}
tag 意向 = 茶 on view where page contains "/tea/" expires 3d
tag 口味 many { 新 when did order in last 3 calendar months  旧 when not did order in last 30d }
tag 风险 manual expires 30d { 高 低 }
segment 大户 = M > average per city
segment 未买 = did view as v then not order where qty > 1 within 2d
segment 常来 = did order in at least 2 of last 3 periods of 10d
segment 稳 = tag RFM = 重要 for at least 2d
segment 人 = city in 大城 and anniversary(birthday) within next 30d and distance(location, 39.9, 116.4) < 10 and channels has 线上 and subscribed
segment 桶 = bucket(2, "s") = 0
segment 前二 = 毛额 >= top 2 exactly
segment 末一 = R <= bottom 1 exactly
segment 月初 = day(birthday) < 25 and month(birthday) = 6 and weekday(birthday) >= 1 and year(birthday) < 2000
segment 晚 = hour(joined) >= 9 and month(joined) in (5, 6) and date(joined) < 2026-07-01 and joined in last 60d
segment 小算 = least(客单价 / 2, 20.5) > -1 and round(客单价 / 3) - 1.25 < 100 and abs(-qty0) * 1.5 >= 0
segment 未回 = did order then not view
segment 又 = did order as o then order where channel = o.channel
metric 距今 = until(joined)
metric 差额 = overall avg(order.amount) - 客单价
tag 会员 { 新 on order where amount > 20 expires 12d  看过 on view expires 1d  旧 when did order }
tag 行为 many { 买 on order expires 15d  看 on view expires 3d  住 when city = 北京 }
segment 高 = 客单价 > overall avg(order.amount)
`;

const FACTS = [
  customer(
    'c1',
    {
      city: '北京',
      birthday: Date.UTC(1990, 5, 20) / DAY,
      location: '39.9,116.41',
      channels: '["线上"]',
      subscribed: true,
      joined: NOW - 20 * DAY,
      qty0: 1_500_000,
    },
    {
      order: events(
        { ago: 10 * DAY, amount: 3000, qty: 2_000_000, channel: '线上' },
        { ago: 20 * DAY + 5 * HOUR, amount: 1250, qty: 1_500_000, channel: '门店' },
      ),
      view: events({ ago: 2 * DAY, page: '/tea/', item: 'a' }),
    },
    { handSet: [{ tag: '风险', value: '高', from: NOW - 5 * DAY, until: undefined }] },
  ),
  customer('c2', { city: '北京' }, { order: events({ ago: 100 * DAY, amount: 9900, channel: '门店' }) }),
  customer('c3'),
];

/** The document as another system would read it. */
const plan = planOf(BOOK, { 'cities.csv': '北京\n上海\n' });
const document = JSON.parse(JSON.stringify(jsonLogicOf(plan))) as ReturnType<typeof jsonLogicOf>;
const apply = (rule: Rule, world: World): unknown => jsonLogic.apply(rule as never, { world });

/** One customer evaluated by stock json-logic-js, in the order of the document; the rest is given. */
const evaluated = (moment: Moment) => {
  const world = {
    now: moment.now,
    zone: document.zone,
    customer: moment.customer,
    events: moment.events,
    handSet: moment.handSet,
    lists: document.lists,
    columns: {} as Record<string, never>,
    histories: moment.histories,
    thresholds: moment.thresholds,
    tags: {} as Record<string, readonly string[]>,
    segments: {} as Record<string, boolean>,
  };
  for (const { id, scope, rule } of document.columns)
    world.columns[id] = (scope === 'overall' ? moment.column(id) : apply(rule, world)) as never;
  for (const answer of document.answers) {
    if ('segment' in answer) world.segments[answer.segment] = apply(answer.rule, world) as boolean;
    else if ('value' in answer) {
      const value = apply(answer.value, world) as string | null;
      world.tags[answer.tag] = value === null ? [] : [value];
    } else world.tags[answer.tag] = answer.values.filter(({ rule }) => apply(rule, world)).map(({ value }) => value);
  }
  const metrics = document.metrics.map(({ rule }) => apply(rule, world));
  return { columns: world.columns, tags: world.tags, segments: world.segments, metrics };
};

describe('stock json-logic-js with our operators', () => {
  beforeAll(() => {
    for (const [name, run] of Object.entries(jsonLogicOperators)) jsonLogic.add_operation(name, run as never);
  });

  it('answers what the evaluator answers', () => {
    const prepared = prepare(plan);
    for (const moment of populationOf(prepared, FACTS, NOW).moments) {
      expect(evaluated(moment)).toEqual({
        columns: moment.columns,
        tags: moment.tags,
        segments: moment.segments,
        metrics: plan.metrics.map(({ value }) => prepared.value(value)(moment.scope) as unknown),
      });
    }
  });

  it('finds somebody in each of the answers', () => {
    const [first] = populationOf(prepare(plan), FACTS, NOW).moments;
    const segments = plan.segments.filter(({ id }) => first?.segment(id)).map(({ names }) => names[0]);
    expect(segments).toEqual(expect.arrayContaining(['人', '常来', '未买']));
    expect(first?.tags).toMatchObject({ t0: expect.anything() as unknown });
  });

  it('leaves the stock operators as they are', () => {
    expect(Object.keys(jsonLogicOperators).filter((name) => !name.startsWith('tw_'))).toEqual([]);
    expect(jsonLogic.apply({ '<': [{ var: 'missing' }, 5] }, {})).toBe(true);
  });

  it('reads own properties only', () => {
    const world = { customer: { id: 'c', fields: {} } };
    expect(jsonLogic.apply({ tw_customer_field: ['constructor'] } as never, { world })).toBe(null);
    expect(jsonLogic.apply({ tw_customer_field: ['__proto__'] } as never, { world })).toBe(null);
  });
});
