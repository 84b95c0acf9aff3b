import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { booksOf } from './harness.js';

describe('findings about thresholds', () => {
  it('stand at the expectation that lacks one, and at what is given for nothing', () => {
    const text = `segment S = M >= top20%
test "甲" at 2026-06-01 {
  given F p90 = 3, M top20% among (会员) = 3
  expect not did order
  expect in segment S
}`;
    const { diagnostics } = compile(booksOf(text));
    const found = diagnostics
      .filter(({ file }) => file === 'rules.tag')
      .map(({ code, level, span }) => `${level} ${code}: ${text.slice(span.start, span.end)}`);
    expect(found).toEqual([
      'warning given-rank-unused: F p90 = 3',
      'warning given-rank-unused: M top20% among (会员) = 3',
      'error rank-not-given: expect in segment S',
    ]);
  });
});
