import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';
import { readsOf } from './reads.js';

describe('what a part of the plan reads', () => {
  it('is ranks, tags, segments and histories, each once', () => {
    const plan = planOf(`
      tag t = x when 会员
      segment a = 会员
      segment b = tag t = x and in segment a and M >= top20% and M < top20% and tag t = x for at least 7d
      segment c = score(M, 3) = 1`);
    const [, b, c] = plan.segments;
    expect(readsOf(b?.condition)).toEqual(['t0', 's0', 'r0', 'h0']);
    expect(readsOf(c)).toEqual(['r1', 'r2']);
    expect(readsOf(plan.columns)).toEqual([]);
    expect(readsOf(undefined)).toEqual([]);
    // A column of a table may be called like anything: only the kinds of nodes count.
    expect(readsOf({ tag: 't9', column: 'r1', kind: 'known' })).toEqual([]);
  });
});
