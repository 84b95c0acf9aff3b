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
  //                            ^^^^^^^^^^^^^^^ number-too-large
  segment e = did order in last 5000y
  //                            ^^^^^ number-too-large
  segment f = R > 0d
  segment g = R > 1.5y
  //              ^^^^ fractional-calendar-span
`);
  });

  it('is longer than nothing as an expiry', () => {
    expectMarks(`
  tag 活跃 = 是的 on order expires 0d
  //                               ^^ zero-span
`);
  });
});
