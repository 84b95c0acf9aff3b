import { describe, expect, it } from 'vitest';
import { expectMarks } from '../../check/harness.js';
import { advised, told } from '../harness.js';

describe('a case', () => {
  it('is not reached after one that asks less of the same', () => {
    expectMarks(
      `
  tag 甲 {
    a when M > 3 and vip
    b when vip and M > 3
  //^ unreachable-case
    c when M > 3
    d when M > 3 and F > 2
  //^ unreachable-case
    e when 是
    f when vip
  //^ unreachable-case
    g otherwise
  //^ unreachable-case
  }
  tag 丙 many { a when vip  b when vip }
  tag 丁 = a when 城市 = 北京
  tag 丁 = b when 城市 = "北京" and 消费金额 > 3
  //       ^ unreachable-case
`,
      advised,
    );
  });

  it('is not reached after wider ranges, sets, ranks and windows', () => {
    expectMarks(
      `
  tag 金额档 { 低 when M > 10  高 when M > 100 }
  //                           ^^ unreachable-case
  tag 城市档 { 直辖 when 城市 in (北京, 上海)  首都 when 城市 = 北京 }
  //                                           ^^^^ unreachable-case
  tag 排名 { 居前 when M >= top20%  更前 when M >= top10% }
  //                                ^^^^ unreachable-case
  tag 时间 { 月 when did order in last 30d  周 when did order in last 7d }
  //                                        ^^ unreachable-case
  tag 次数 { 有 when count(order in last 90d) >= 2  新近 when count(order in last 30d) >= 3 }
  //                                                ^^^^ unreachable-case
`,
      advised,
    );
  });

  it('is not reached where several earlier ones share everybody', () => {
    const [found] = told('tag 甲 { a when M > 5  b when M <= 5  c when vip }');
    expect(found).toContain('`a` and `b`, which come first');
    expect(told('tag 甲 { a when R <= 90d  b when R > 90d  c when R is missing  d otherwise }')).toHaveLength(1);
    expect(told('tag 甲 { a when R <= 90d  b when R > 90d  d otherwise }')).toEqual([]);
  });

  it('is reached where ties or customers without a value may remain', () => {
    expectMarks('tag 甲 { a when M > top20%  b when M < top20%  c when M >= top20% }', advised);
    expectMarks(
      'tag 甲 { a when 城市 = 北京  b when 城市 != 北京  c otherwise }'.replace('  c otherwise', ''),
      advised,
    );
    expectMarks('tag 甲 { a when M >= top20%  b when M >= top 100  c when M >= average }', advised);
  });
});

describe('a case that goes by the thresholds of midnight', () => {
  it('says nothing of one that goes by those of now', () => {
    expectMarks('tag 甲 { a when M >= top20% expires 3d  b when M >= top10% }', advised);
    expectMarks(
      `
  tag 甲 expires 3d { a when M >= top20%  b when M >= top20% }
  //                                      ^ unreachable-case
  tag 乙 { a when R > 60d expires 3d  b when R > 90d }
  //                                  ^ unreachable-case
`,
      advised,
    );
  });
});

describe('an event', () => {
  it('gives the value of the first case that it matches', () => {
    expectMarks(
      `
  tag 乙 { a on order expires 3d  b on order where amount > 5 expires 9d  c on view expires 3d }
  //                              ^ unreachable-case
  tag 丙 { a on order where amount > 3 expires 3d  b on order where amount > 5 expires 9d }
  //                                               ^ unreachable-case
  tag 丁 { a on order where amount > 5 expires 3d  b on order where amount > 3 expires 9d }
`,
      advised,
    );
  });
});
