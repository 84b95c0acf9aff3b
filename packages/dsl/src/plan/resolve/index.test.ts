import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';

describe('a plan', () => {
  it('keeps equal metrics once, however they are written', () => {
    const one = planOf('segment 甲 = F >= 2');
    const same = planOf('segment 甲 = count(order) >= 2 or count(订单) >= 3\nsegment 乙 = F = 1');
    expect(same.columns.length).toBe(one.columns.length);
  });

  it('is the same in both vocabularies, in any order of lines, and with other descriptions', () => {
    const en = planOf('tag T = 保持 when R>90d and M>=top20%\nsegment S = did order in last 30d');
    const zh = planOf('人群 S = 做过 订单 近30天 说明 "近期"\n标签 T = 保持 当 R＞90天 且 M≥前20％');
    expect(zh.hash).toBe(en.hash);
    expect(planOf('tag T = 保持 when R>91d and M>=top20%').hash).not.toBe(en.hash);
  });

  it('puts what reads into a later stratum than what it reads', () => {
    const plan = planOf(`
      tag A = 甲 when M >= top20%
      segment B = tag A = 甲
      segment C = M >= top10% among (in segment B)`);
    expect(plan.strata.map(({ ranks, tags, segments }) => [ranks.length, tags, segments])).toEqual([
      [1, ['t0'], []],
      [0, [], ['s0']],
      [1, [], ['s1']],
    ]);
  });

  it('reads a metric inside a where from a level below', () => {
    const plan = planOf('segment 甲 = did order where amount >= avg(order.amount) at least 2 times');
    expect(Math.max(...plan.columns.map(({ level }) => level))).toBe(1);
  });

  it('is frozen, and survives JSON', () => {
    const plan = planOf('segment 甲 = M >= top20%');
    expect(Object.isFrozen(plan.ranks[0]?.key)).toBe(true);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(JSON.parse(JSON.stringify(plan)));
  });
});
