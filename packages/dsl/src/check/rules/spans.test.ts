import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a length of time', () => {
  it('can be held, is whole where it counts months, and lasts', () => {
    expectMarks(`
  segment a = did order in last 0d
  //                            ^^ zero-span
  segment b = did order in last 1.5mo
  //                            ^^^^^ fractional-calendar-span
  segment c = did order in last 1.5d
  segment d = did order in last 99999999999999d
  //                            ^^^^^^^^^^^^^^^ span-too-long
  segment e = did order in last 5000y
  //                            ^^^^^ span-too-long
  segment f = R > 0d
  segment h = did order in last 0 calendar months
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^ zero-span
  segment i = did order in last 3 calendar months
  segment j = did order in last 99999 calendar years
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ span-too-long
  segment k = did order in last 0.0001s
  //                            ^^^^^^^ zero-span
  segment l = did order in last 900y
  segment g = R > 1.5y
  //              ^^^^ fractional-calendar-span
`);
  });

  it('lasts between two steps, in a habit, ahead, and as a clock moves', () => {
    expectMarks(`
  segment a = did view then order within 0d
  //                                     ^^ zero-span
  segment b = did view then not order within 0.0001s
  //                                         ^^^^^^^ zero-span
  segment c = joined within next 0d
  //                             ^^ zero-span
  segment d = 城市 = 北京 for at least 0mo
  //                                   ^^^ zero-span
  segment e = did order in each of last 4 periods of 1.5mo
  //                                                 ^^^^^ fractional-calendar-span
  segment f = did order in each of last 60 periods of 900y
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ span-too-long
  segment g = joined on 0d ago
  test "t" at 2026-06-01 { given order { at = 0d ago }  after 0d  after 1.5mo  expect did order }
  //                                                          ^^ zero-span
  //                                                                    ^^^^^ fractional-calendar-span
`);
  });

  it('is longer than nothing as an expiry', () => {
    expectMarks(`
  tag 活跃 = 是的 on order expires 0d
  //                               ^^ zero-span
`);
  });
});
