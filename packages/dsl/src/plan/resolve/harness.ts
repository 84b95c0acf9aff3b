import { compile, type BookSources } from '../../compile.js';
import type { Cond, Plan } from '../index.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  等级 level: one of 高, 中, 低
  生日 birthday: date
  注册 joined: time
  余额 balance: money
  偏好 likes: set of text
  会员 member: bool
  位置 place: point
}
event 订单 order { 金额 amount: money  数量 qty: integer  品类 category: text }
event 浏览 view { 页面 page: text }
list 一线 tier1 from "tier1.txt"
metric R 最近消费 = since last order
metric F = count(order)
metric M = sum(order.amount)
`;

/** A few lines on a small catalog of customers, orders and views, as a book to compile. */
export const booksOf = (rules: string): BookSources => ({
  files: [
    { path: 'catalog.tag', text: CATALOG },
    { path: 'rules.tag', text: rules },
  ],
  readList: () => '上海\n北京\n',
});

/** The plan of a few lines on that catalog; a fault in them fails the test. */
export const planOf = (rules: string): Plan => {
  const { plan, diagnostics } = compile(booksOf(rules));
  if (plan === undefined)
    throw new Error(diagnostics.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('\n'));
  return plan;
};

/** What a condition means, as a segment of its own. */
export const meaning = (condition: string): Cond => {
  const [segment] = planOf(`segment 甲 = ${condition}`).segments;
  if (segment === undefined) throw new Error('no segment');
  return segment.condition;
};
