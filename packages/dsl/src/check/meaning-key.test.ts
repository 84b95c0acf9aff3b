import { describe, expect, it } from 'vitest';
import type { Expr } from '../syntax/ast/index.js';
import type { Book } from './context.js';
import { checkTexts, SHOP } from './harness.js';
import { conjunctsOf, meaningKeys } from './meaning-key.js';

/** The conditions of the segments of a text, and a key maker for them. */
const keysOf = (...conditions: readonly string[]): readonly string[] => {
  const text = conditions.map((condition, index) => `segment s${index} = ${condition}`).join('\n');
  const { book } = checkTexts({ 'shop.tag': SHOP, 'rules.tag': text });
  const key = meaningKeys({ tables: book } as unknown as Book);
  return book.segments.map(({ condition }) => key(condition));
};

describe('a meaning key', () => {
  it.each([
    ['M > 1万', '消费金额 > 10000'],
    ['vip and M > 3', 'M > 3 and 会员'],
    ['城市 = 北京', 'city = "北京"'],
    ['did order where 实付 > 3', '做过 订单 其中 amount > 3'],
    ['F > 20%', 'F > 0.2'],
    ['did view as v then order where category = v.item', '做过 浏览 记为 看 随后 订单 其中 品类 = 看.商品'],
  ])('is one for %s and %s', (a, b) => {
    const [first, second] = keysOf(a, b);
    expect(first).toBe(second);
  });

  it.each([
    ['M > 1', 'M >= 1'],
    ['城市 = 省份', '城市 = "省份"'],
    ['did order', 'did view'],
    ['vip and M > 3', 'vip or M > 3'],
    ['R > 1d', 'R > 1h'],
    ['did view as v then view as w where item = v.item', 'did view as v then view as w where item = w.item'],
    ['did view then order', 'did view then not order'],
  ])('is not one for %s and %s', (a, b) => {
    const [first, second] = keysOf(a, b);
    expect(first).not.toBe(second);
  });

  it('takes an and apart', () => {
    const { book } = checkTexts({ 'shop.tag': SHOP, 'rules.tag': 'segment a = vip and M > 3 and F > 3' });
    const condition = book.segments[0]?.condition as Expr;
    expect(conjunctsOf(condition)).toHaveLength(3);
  });
});
