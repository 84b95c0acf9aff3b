import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';

const strata = (rules: string) =>
  planOf(rules).strata.map(({ ranks, tags, segments }) => [...ranks, ...tags, ...segments].join(' '));

describe('strata', () => {
  it('are one where nothing waits for anything', () => {
    expect(strata('segment a = 会员')).toEqual(['s0']);
    expect(strata('segment a = M >= top20%')).toEqual(['r0 s0']);
    expect(strata('metric q = F')).toEqual(['']);
  });

  it('put a reader of tags and segments behind them, and a rank over them too', () => {
    expect(strata('segment a = 会员\nsegment b = in segment a\nsegment c = in segment b')).toEqual(['s0', 's1', 's2']);
    expect(strata('tag t = x when 会员\nsegment a = M >= top20% among (tag t = x)')).toEqual(['t0', 'r0 s0']);
    expect(strata('segment a = M >= top20% among (F >= top50%)')).toEqual(['r0', 'r1 s0']);
  });

  it('let a history wait for nothing', () => {
    expect(strata('tag t = x when 会员\nsegment a = tag t = x for at least 7d')).toEqual(['t0 s0']);
  });
});
