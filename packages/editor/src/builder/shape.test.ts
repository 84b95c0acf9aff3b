import { parse, type Ast } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { operandOf } from './gestures/predicate.js';
import { shopPalette } from './palette.harness.js';
import { shapeOf } from './shape.js';

const palette = shopPalette();
const shape = (condition: string, event?: string) => {
  const decl = parse('a.tag', `segment s = ${condition}`).file.decls[0] as Ast.SegmentDecl;
  return shapeOf(operandOf(decl.condition), palette, event);
};

describe('what is asked about', () => {
  it.each([
    ['R > 1d', 'duration'],
    ['消费频次 > 1', 'number'],
    ['M > 1', 'money'],
    ['城市 = 北京', 'text'],
    ['等级 = 金', 'enum'],
    ['订阅邮件 = true', 'bool'],
    ['位置 is known', 'point'],
    ['偏好渠道 has 线上', 'set'],
    ['注册时间 in last 30d', 'time'],
    ['tag 会员 = 黄金', 'tag'],
    ['since last order > 3d', 'duration'],
    ['count(order) > 3', 'number'],
    ['avg(order.amount) > 3', 'money'],
    ['last(order) in last 3d', 'time'],
    ['share(order where 渠道 = 线上) > 0.3', 'number'],
    ['age(生日) > 30', 'number'],
    ['since(注册时间) > 3d', 'duration'],
    ['M * 2 > 100', 'money'],
    ['什么 = 1', 'unknown'],
  ])('%s: %s', (condition, kind) => expect(shape(condition).kind).toBe(kind));

  it('looks among the fields of the event at hand first', () => {
    expect(shape('渠道 = 线上', '订单').values).toEqual(['线上', '门店']);
    expect(shape('渠道 = 线上').kind).toBe('unknown');
    expect(shape('at in last 3d', 'order').kind).toBe('time');
    expect(shape('城市 = 北京', 'order').texts).toEqual(['北京', '上海']);
  });

  it('knows the values, their order, and whether there can be several', () => {
    expect(shape('tag 会员 = 黄金')).toMatchObject({ values: ['黄金', '普通'], isOrdered: true, isMany: false });
    expect(shape('tag 口味 has 辣')).toMatchObject({ values: ['辣', '甜'], isOrdered: false, isMany: true });
    expect(shape('偏好渠道 has 线上')).toMatchObject({ values: ['线上', '门店'], isMany: true });
  });
});
