import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('a value that lingers', () => {
  it('ends with its condition as long as no history is kept', () => {
    expectMarks(`
  tag 甲 = a when did order in last 30d expires 30d
  //                                            ^^^ lingering-not-yet
  tag 乙 expires 30d { a when R > 90d  b when vip }
  //             ^^^ lingering-not-yet
  tag 丙 { a when vip  b on order expires 30d }
  //                     ^^^^^^^^ lingering-not-yet
  tag 丁 many { a when vip  b on order expires 30d }
  tag 戊 { a on order expires 30d  b otherwise }
`);
  });
});
