import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('given thresholds', () => {
  it('are of the kind of what is ranked', () => {
    expectMarks(`
  test "ranks" at 2026-06-01 {
    given M top20% = 3000, F top20% = 1, R bottom20% = 30d, R p95 = 1y, 生日 median = 1990-01-01, 积分 average = 3.5
    given M top20% per 城市 = 3.25, 客单价 p50 = 12.345, distance(位置, 31.2, 121.5) p95 = 5
    given M top20% = 30d
  //                 ^^^ unexpected-unit
    given R top20% = 90
  //                 ^^ missing-unit
    given F top20% = 1.5
  //                 ^^^ number-too-fine
    given M top20% = 3.255
  //                 ^^^^^ number-too-fine
    given M top20% = F
  //                 ^ test-value-not-written
    given M top20% = 3 * 4
  //                 ^^^^^ test-value-not-written
    given 城市 top20% = 3
  //      ^^^^ rank-wrong-kind
  //                    ^ number-against-text
    given M top120% = 3
  //        ^^^^^^^ rank-out-of-range
    given R average = 3d
    given R average = 3mo
  //                  ^^^ calendar-span
    given M top20% per M = 3
  //                   ^ per-wrong-field
    given nothing top20% = 3
  //      ^^^^^^^ unknown-name
    expect vip
  }
`);
  });
});
