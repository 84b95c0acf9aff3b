import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a habit', () => {
  it('looks at some periods, and at no more of them than there are', () => {
    expectMarks(`
  segment a = did order in each of last 60 days
  segment b = did order in each of last 61 days
  //                    ^^^^^^^^^^^^^^^^^^^^^^^ habit-periods
  segment c = did order in each of last 0 weeks
  //                    ^^^^^^^^^^^^^^^^^^^^^^^ habit-periods
  segment d = did order in at least 4 of last 8 weeks
  segment e = did order in at least 9 of last 8 weeks
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ habit-quota
  segment f = did order in exactly 0 of last 8 weeks
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ habit-quota
  segment g = did order at least 2 times in at most 8 of last 8 calendar months
  segment h = did order in each of last 4 periods of 90d
  segment i = did order in each of last 4 periods of 0d
  //                                                 ^^ zero-span
`);
  });
});
