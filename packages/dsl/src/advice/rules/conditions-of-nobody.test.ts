import { describe, expect, it } from 'vitest';
import { expectMarks } from '../../check/harness.js';
import { advised, told, toldInChinese } from '../harness.js';

describe('a condition', () => {
  it('is told to be one that nobody can meet, wherever it stands', () => {
    expectMarks(
      `
  segment 甲 = M > 100 and M < 50 and vip
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^ never-holds
  segment 乙 = did order where amount > 100 and amount < 50
  //                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-holds
  tag 丙 { a when R > 365d and F >= 1  b when vip }
  //              ^^^^^^^^^^^^^^^^^^^ never-holds
  segment 丁 = in segment 戊 and not vip
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^ never-holds
  segment 戊 = vip and M > 3
  segment 己 = 性别 = 等级
  //           ^^^^^^^^^^^ never-holds
`,
      advised,
    );
  });

  it('is told to be one that everybody meets', () => {
    expectMarks(
      `
  segment 甲 = F >= 0
  //           ^^^^^^ always-holds
  tag 丙 many { a when M > 5 or M <= 5  b when vip }
  //                   ^^^^^^^^^^^^^^^ always-holds
  segment 丁 = 是
`,
      advised,
    );
  });

  it('is explained by the two parts that clash', () => {
    expect(told('segment 甲 = vip and 城市 = 北京 and 城市 = 上海')).toEqual([
      '`城市 = 北京` and `城市 = 上海` can never hold together, so nobody is in `甲`',
    ]);
    expect(toldInChinese('segment 甲 = R > 365d and M >= top20%')).toEqual([
      '`R > 365d` 和 `M >= top20%` 不可能同时成立（一个要有的事件，另一个不许有），所以人群 `甲` 里没有人',
    ]);
    expect(told('segment 甲 = month(生日) = 13')).toEqual(['`month(生日) = 13` can never hold, so nobody is in `甲`']);
  });

  it('is left alone where it only seldom holds', () => {
    expect(told('segment 甲 = M >= top20% and M <= bottom20%')).toEqual([]);
    expect(told('segment 甲 = R > 365d and sum(order.amount) >= top20%')).toEqual([]);
    expect(told('segment 甲 = R > 6mo and R < 180d')).toEqual([]);
  });
});
