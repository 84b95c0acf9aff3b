import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a tag', () => {
  it('says more than a field', () => {
    expectMarks(`
  tag 甲 { 男 when 性别 = 男  女 when 性别 = 女 }
  //  ^^ repeats-field
  tag 乙 { 先生 when 性别 = 男  女士 when 性别 = 女 }
  tag 丙 { 北京 when 城市 = 北京  外地 otherwise }
  //  ^^ repeats-field
  tag 丁 { 男 when 性别 = 男 and vip }
`);
  });
});
