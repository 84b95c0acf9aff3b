import { describe, expect, it } from 'vitest';
import { expectMarks } from '../../check/harness.js';
import { advised, told } from '../harness.js';

/** The example of a gap, as the message tells it. */
const example = (rules: string): readonly string[] | undefined => {
  const [found] = advised(rules).filter(({ code }) => code === 'gap-between-cases');
  return (found?.params as { readonly witness?: readonly string[] } | undefined)?.witness;
};

describe('a gap between two cases', () => {
  it('is shown with a customer who falls into it', () => {
    expectMarks(
      `
  tag 甲 { 高 when M >= 1000  低 when M < 500 }
  //  ^^ gap-between-cases
`,
      advised,
    );
    expect(told('tag 甲 { 高 when M >= 1000  低 when M < 500 }')).toEqual([
      'between `低` and `高` some customers get no value of `甲`, for example one with `M = 500`; close the gap, or say `otherwise`',
    ]);
  });

  it.each([
    ['a when R <= 30d  b when R > 90d', ['R = 40d']],
    ['a when R > 6mo  b when R < 3mo', ['R = 100d']],
    ['a when joined in last 7d  b when joined before 90d ago', ['since(注册时间) = 10d']],
    ['a when 生日 > 2000-01-01  b when 生日 < 1980-01-01', ['生日 = 1980-01-01']],
    ['a when 客单价 > 100  b when 客单价 < 100', ['客单价 = 100']],
    ['a when 积分 > 0.5  b when 积分 < 0.2', ['积分 = 0.2']],
    ['a when month(生日) in (1, 2, 3)  b when month(生日) in (5, 6)', ['month(生日) = 4']],
    ['a when age(生日) between 18 and 30  b when age(生日) between 35 and 55', ['age(生日) = 31']],
    ['a when vip and M > 100  b when vip and M < 50', ['会员 = true', 'M = 100']],
    ['a when R <= 30d and M >= top20%  b when R > 90d and M >= top20%', ['R = 40d', 'M >= top20%']],
    [
      'a when did order exactly 1 times in last 30d  b when did order at least 3 times in last 30d',
      ['count(order in last 30d) = 2'],
    ],
    [
      '重要 when R <= 90d and F >= top20% and M >= top20%  保持 when R > 90d and M >= top20%  一般 when R <= 90d and F >= 2  流失 when R > 365d',
      ['R = 100d', 'F = 2', 'M < top20%'],
    ],
  ])('%s', (cases, witness) => {
    expect(example(`tag 甲 {\n${cases.replaceAll('  ', '\n')}\n}`)).toEqual(witness);
  });

  it('is told in the vocabulary of the book', () => {
    expect(
      example('标签 甲 {\n近期 当 最近消费 <= 30天 且 消费金额 < 前20%\n远期 当 R > 90天 且 消费金额 < 前20%\n}'),
    ).toEqual(['R = 40天', '消费金额 < 前20%']);
  });

  it.each([
    ['with `otherwise`', 'a when M >= 1000  b when M < 500  c otherwise'],
    ['below all cases', 'a when M >= 1000  b when M >= 500'],
    ['of people without the value', 'a when R <= 90d  b when R > 90d'],
    ['between ranks', 'a when M >= top20%  b when M <= bottom20%'],
    ['of one millisecond', 'a when R < 90d  b when R > 90d'],
    ['in a quantity that not every case is about', 'a when M >= 1000  b when M < 500  c when vip'],
    ['that is not certain', 'a when M >= 1000 and M > 客单价  b when M < 500 and M > 客单价'],
  ])('is not told %s', (_, cases) => {
    expect(example(`tag 甲 {\n${cases.replaceAll('  ', '\n')}\n}`)).toBeUndefined();
  });
});
