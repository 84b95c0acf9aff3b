import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('for at least', () => {
  it('follows a test of one tag, or of one field of the customer', () => {
    expectMarks(`
  tag 甲 ordered { 好 when M > 3  坏 otherwise }
  tag 乙 many { 辣 when vip }
  segment a = tag 甲 = 好 for at least 7d and tag 甲 in (好, 坏) for at least 1mo and tag 甲 is missing for at least 7d
  segment b = tag 乙 has 辣 for at least 7d and tag 甲 >= 好 for at least 7d and tag 甲 != 好 for at least 7d
  segment c = 城市 = 北京 for at least 7d and vip for at least 7d and 年收入 between 1 and 5 for at least 7d
  segment d = 城市 in 节日城市 for at least 7d and 姓名 starts with "王" for at least 7d and channels has 线上 for at least 7d
  segment e = M > 3 for at least 7d
  //          ^^^^^ for-needs-tag-or-field
  segment f = 城市 = 省份 for at least 7d
  //          ^^^^^^^^^^^ for-needs-tag-or-field
  segment g = (城市 = 北京 and vip) for at least 7d
  //           ^^^^^^^^^^^^^^^^^^^ for-needs-tag-or-field
  segment h = did order for at least 7d
  //          ^^^^^^^^^ for-needs-tag-or-field
  segment i = in segment a for at least 7d
  //          ^^^^^^^^^^^^ for-needs-tag-or-field
  segment j = 生日 in last 30d for at least 7d
  //          ^^^^^^^^^^^^^^^^ for-needs-tag-or-field
  segment k = 年收入 >= top20% for at least 7d
  //          ^^^^^^^^^^^^^^^^ for-needs-tag-or-field
  segment l = did order where vip for at least 7d
  //                          ^^^^^^^^^^^^^^^^^^^ not-in-where
  segment m = 城市 = 北京 for at least 0d
  //                                   ^^ zero-span
  segment n = tag 甲 = 很好 for at least 7d
  //                   ^^^^ undeclared-value
`);
  });
});

describe('changed', () => {
  it('follows a tag or a field of the customer, and takes a window that reaches up to now', () => {
    expectMarks(`
  tag 甲 ordered { 好 when M > 3  坏 otherwise }
  segment a = tag 甲 changed in last 7d and 城市 not changed this month and tag 甲 changed today
  segment b = M changed in last 7d
  //          ^ changed-needs-tag-or-field
  segment c = tag 甲 changed last month
  //                         ^^^^^^^^^^ changed-window
  segment d = 城市 changed between 30d and 7d ago
  //                       ^^^^^^^^^^^^^^^^^^^^^^ changed-window
  segment e = 省份 changed yesterday
  //                       ^^^^^^^^^ changed-window
  segment f = did order where 城市 changed in last 7d
  //                          ^^^^^^^^^^^^^^^^^^^^^^^ not-in-where
  segment g = tag 丙 changed in last 7d
  //              ^^ unknown-name
`);
  });
});
