import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('otherwise', () => {
  it('stands once, last, in an exclusive tag, and does not linger', () => {
    expectMarks(`
  tag 甲 { 高 when vip  低 otherwise }
  tag 乙 { 低 otherwise  高 when vip }
  //          ^^^^^^^^^ otherwise-not-last
  tag 丙 { 高 when vip  低 otherwise  中 otherwise }
  //                                     ^^^^^^^^^ otherwise-twice
  tag 丁 many { 高 when vip  低 otherwise }
  //                            ^^^^^^^^^ otherwise-not-allowed
  tag 戊 { 高 when vip  低 otherwise expires 30d }
  //                                         ^^^ otherwise-expires
`);
  });
});
