import { describe, it } from 'vitest';
import { expectMarks } from '../../check/harness.js';
import { advised } from '../harness.js';

describe('the expiry of an event’s value', () => {
  it('has no effect where states hold for all that time', () => {
    expectMarks(
      `
  tag 甲 { 热 on order expires 30d  熟 when did order }
  //                           ^^^ expires-defeated
  tag 乙 { 热 on order where amount > 100 expires 30d  熟 when did order in last 60d }
  //                                              ^^^ expires-defeated
  tag 丙 expires 30d { 热 on order  高 when M > 5  低 when M <= 5 }
  //                   ^^ expires-defeated
  tag 戊 { 近期 when did order in last 7d expires 30d  买过 when did order }
  //                                              ^^^ expires-defeated
`,
      advised,
    );
  });

  it('has its effect where they leave some of it', () => {
    expectMarks(
      `
  tag 甲 { 热 on order expires 30d  熟 when did order in last 10d }
  tag 乙 { 热 on order expires 30d  熟 when did view }
  tag 丙 { 热 on order expires 30d  熟 otherwise }
  tag 丁 many { 热 on order expires 30d  熟 when did order }
  tag 戊 { 近期 when did order in last 7d expires 30d  月内 when did order in last 10d }
  tag 己 { 近期 when did order in last 7d expires 30d  看过 when did view }
`,
      advised,
    );
  });
});
