import type { Fact } from '@tagwright/engine';
import { NOW } from '../server.harness.js';

export const DAY = 86_400_000;

/** A book with something of every kind, small enough to work out by hand. */
export const BOOK = `
timezone "Asia/Shanghai"
customer {
  姓名 name: text
  城市 city: text group 地理
  收入 income: money group 社会经济
  会员 vip: bool
}
event 订单 order { 金额 amount: money  渠道 channel: text }
metric 消费 = sum(order.amount)
metric 间隔 = since last order
metric 富裕 = income * 2
tag 级 {
  高 when sum(order.amount) >= 100
  低 when did order
}
tag 服务 manual expires 30d { 好  差 }
tag 财富 = 富 when income > 5
segment 买过 = did order
segment 富人 = tag 财富 = 富
`;

export const FACTS: readonly Fact[] = [
  { kind: 'customer', id: 'c1', asOf: NOW - 9 * DAY, fields: { name: 'Ann', city: '上海', income: 12.5, vip: true } },
  { kind: 'customer', id: 'c2', asOf: NOW - 9 * DAY, fields: { name: 'Anna', city: '北京', income: 3 } },
  { kind: 'customer', id: 'd1', asOf: NOW - 9 * DAY, fields: { name: 'Bob' } },
  {
    kind: 'event',
    event: 'order',
    id: 'o1',
    customer: 'c1',
    at: NOW - 8 * DAY,
    values: { amount: 40, channel: 'web' },
  },
  {
    kind: 'event',
    event: 'order',
    id: 'o2',
    customer: 'c1',
    at: NOW - 3 * DAY,
    values: { amount: 60.5, channel: 'shop' },
  },
];
