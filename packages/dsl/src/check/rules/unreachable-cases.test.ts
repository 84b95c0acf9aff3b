import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a case', () => {
  it('is not reached after one that asks less of the same', () => {
    expectMarks(`
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
  }
  tag 乙 { a on order expires 3d  b on order where amount > 5 expires 9d  c on view expires 3d }
  //                              ^ unreachable-case
  tag 丙 many { a when vip  b when vip }
  tag 丁 = a when 城市 = 北京
  tag 丁 = b when 城市 = "北京" and 消费金额 > 3
  //       ^ unreachable-case
`);
  });
});
