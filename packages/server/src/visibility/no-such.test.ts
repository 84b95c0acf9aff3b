import { compile } from '@tagwright/dsl';
import { expect, it } from 'vitest';
import { messageOf, type ServerError } from '../errors/index.js';
import { noSuchMetric, noSuchSegment, noSuchTag } from './no-such.js';

const BOOK = `customer { city: text }
event order { amount: money }
metric 消费 spent = sum(order.amount)
tag "RFM评级" { 高 when 消费 >= 50 }
segment 活跃客户 = count(order) >= 1
segment 北京 = city = 北京`;

const { plan } = compile({ files: [{ path: 'book.tag', text: BOOK }] });
if (plan === undefined) throw new Error('the book has faults');

const said = ({ status, code, params }: ServerError) => [
  status,
  messageOf(code, params, 'en'),
  messageOf(code, params, 'zh'),
];

it('offers the name that is nearest', () => {
  expect(said(noSuchTag(plan, 'RFM等级'))).toEqual([
    404,
    'there is no tag `RFM等级`; did you mean `RFM评级`?',
    '没有标签 `RFM等级`，是不是 `RFM评级`？',
  ]);
  expect(said(noSuchSegment(plan, '活跃用户'))).toEqual([
    404,
    'there is no segment `活跃用户`; did you mean `活跃客户`?',
    '没有 `活跃用户` 这个分群，是不是 `活跃客户`？',
  ]);
  expect(said(noSuchMetric(plan, '消费额'))).toEqual([
    404,
    'there is no metric `消费额`; did you mean `消费`?',
    '没有叫 `消费额` 的指标，是不是 `消费`？',
  ]);
});

it('offers none where nothing is like it, or may be seen', () => {
  expect(said(noSuchTag(plan, 'nothing'))[1]).toBe(
    'there is no tag `nothing`; `GET /v1/tags` lists those that there are',
  );
  expect(noSuchTag({ tags: [] }, 'RFM等级').params).toEqual({ name: 'RFM等级', nearest: undefined });
});
