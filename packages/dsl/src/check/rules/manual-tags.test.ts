import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a hand-set tag', () => {
  it('has no conditions, and expires', () => {
    expectMarks(`
  tag 甲 manual expires 1y { 高 低 }
  tag 乙 manual { 高 低 }
  //  ^^ manual-never-expires
  tag 丙 manual expires 1y { 高 when vip  低 otherwise }
  //                            ^^^^^^^^ manual-with-trigger
  //                                         ^^^^^^^^^ manual-with-trigger
`);
  });
});
