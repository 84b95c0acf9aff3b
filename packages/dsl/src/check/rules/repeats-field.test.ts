import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a tag', () => {
  it('says more than a field', () => {
    expectMarks(`
  tag 甲 { 男 when 性别 = 男  女 when 性别 = 女 }
  //  ^^ repeats-field
  tag 乙 { 先生 when 性别 = 男  女士 when 性别 in (女) }
  //  ^^ repeats-field
  tag 丙 { 北京 when 城市 = 北京  外地 otherwise }
  //  ^^ repeats-field
  tag 丁 { 男 when 性别 = 男 and vip }
  tag 戊 { 收 when 订阅邮件  不收 when not 订阅邮件 }
  //  ^^ repeats-field
  //                                   ^^^^^^^^^^^^ negation-of-missing
  tag 己 { 贵 when 等级 = 金  贵 when 等级 = 银  平 when 等级 = 铜 }
  tag 庚 { 先生 when 性别 = 男 }
  tag 辛 { 男 when 性别 = 男  会员 when vip }
`);
  });
});
