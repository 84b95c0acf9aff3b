import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a value', () => {
  it('stands once where its place counts', () => {
    expectMarks(`
  event a { x: one of 甲, 乙, 甲 }
  //                          ^^ duplicate-value
  tag 甲级 ordered { 高 when M > 3  低 when M > 2  高 when M > 1 }
  //                                               ^^ duplicate-value
  tag 手工 manual expires 1y { 高 高 }
  //                              ^^ duplicate-value
  tag 普通 { 高 when M > 3  低 when M > 2  高 when F > 1 }
`);
  });
});
