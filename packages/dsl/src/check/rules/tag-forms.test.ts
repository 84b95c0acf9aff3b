import { describe, expect, it } from 'vitest';
import { check, checkTexts, expectMarks } from '../harness.js';

describe('a tag', () => {
  it('has one form', () => {
    expectMarks(`
  tag 甲 { 高 when vip }
  tag 甲 = 低 when M > 3
  //  ^^ tag-line-beside-block
  tag 乙 = 高 when vip
  tag 乙 = 低 when M > 3
`);
  });

  it('has one file', () => {
    const { diagnostics } = checkTexts({
      'a.tag': 'timezone "UTC"\ncustomer { vip: bool }\ntag 甲 = 高 when vip',
      'b.tag': 'tag 甲 = 低 when not vip\ntag 甲 = 中 when 否',
    });
    const errors = diagnostics.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ code: 'tag-lines-split', file: 'b.tag', related: [{ file: 'a.tag' }] }]);
  });

  it('has cases', () => {
    expect(check('tag 甲 {}').map(({ code }) => code)).toContain('empty-tag');
  });
});
