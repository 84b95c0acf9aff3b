import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';
import { ranksBehind } from './reached.js';

describe('the ranks behind a condition', () => {
  it('are found through tags, segments, other ranks, scores and the past', () => {
    const plan = planOf(`
      tag A = 甲 when M >= top20%
      segment B = tag A = 甲 for at least 7d
      segment C = F >= top10% among (in segment B)
      segment D = score(M, 3) = 1
      segment E = did order
      segment G = tag A changed in last 7d`);
    const labels = plan.segments.map(({ names, condition }) => [
      names[0],
      [...ranksBehind(condition, plan)].map((id) => plan.ranks.find((rank) => rank.id === id)?.label).toSorted(),
    ]);
    expect(labels).toEqual([
      ['B', ['M top20%']],
      ['C', ['F top10% among (in segment B)', 'M top20%']],
      ['D', ['M 1/3', 'M 2/3']],
      ['E', []],
      ['G', ['M top20%']],
    ]);
  });
});
