import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { hashOf } from '../hash.js';
import { booksOf, planOf } from './harness.js';

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

  it('keeps the hash that it had before there were histories, as long as it asks for none', () => {
    const { hash, ...body } = planOf('segment 甲 = M >= top20%');
    expect(body.histories).toEqual([]);
    expect(hash).toBe(hashOf({ ...body, histories: undefined }));
    const { hash: other, ...asking } = planOf('segment 甲 = 等级 changed in last 3d');
    expect(other).toBe(hashOf(asking));
    expect(other).not.toBe(hashOf({ ...asking, histories: undefined }));
  });

  it('has its hash wherever it goes, though that is worked out late', () => {
    const plan = planOf('segment 甲 = M >= top20%');
    const { hash, ...body } = planOf('segment 甲 = M >= top20%');
    expect(structuredClone(plan).hash).toBe(hash);
    expect((JSON.parse(JSON.stringify(plan)) as typeof plan).hash).toBe(hash);
    expect({ ...plan }).toEqual({ ...body, hash });
    expect(plan.hash).toBe(hash);
  });

  it('tells where its parts stand in the book of today', () => {
    const rules = 'tag T = a when 会员\ntag T = b when F > 1\nsegment S = not 会员';
    const first = compile(booksOf(rules));
    const moved = compile(booksOf(`segment Q = 会员\n\n${rules}`), first);
    const starts = ({ plan, origins }: typeof first) => {
      const [tag] = plan?.tags ?? [];
      const segment = plan?.segments.find(({ names }) => names[0] === 'S');
      const triggers = tag?.cases.map(({ trigger }) => (trigger.kind === 'when' ? trigger.condition : undefined));
      return [...(tag?.cases ?? []), ...(triggers ?? []), segment, segment?.condition].map(
        (part) => part && origins.get(part)?.node.span.start,
      );
    };
    const by = 'segment Q = 会员\n\n'.length;
    expect(starts(first)).not.toContain(undefined);
    expect(starts(moved)).toEqual(starts(first).map((start) => Number(start) + by));
  });
});
