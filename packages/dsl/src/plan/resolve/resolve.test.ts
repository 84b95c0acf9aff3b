import { describe, expect, it } from 'vitest';
import { DAY_MS, midnight, parseDate } from '../semantics/index.js';
import { meaning, planOf } from './harness.js';

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

describe('comparisons', () => {
  it('bring constants to the scale of the other side', () => {
    expect(meaning('M > 3.5')).toMatchObject({ kind: 'compare', op: '>', right: { value: 350 } });
    expect(meaning('3.5 < M')).toEqual(meaning('M > 3.5'));
    expect(meaning('M > 1.5万')).toEqual(meaning('M > 15000'));
  });

  it('turn orders over declared values into the values that they admit', () => {
    expect(meaning('等级 >= 中')).toMatchObject({ kind: 'in', values: ['高', '中'] });
    expect(meaning('等级 < 中')).toMatchObject({ kind: 'in', values: ['低'] });
    expect(meaning('等级 != 中')).toMatchObject({ kind: 'not', operand: { kind: 'compare', op: '=' } });
  });

  it('take a whole date against an instant as the whole local day', () => {
    const day = parseDate('2026-05-01') ?? 0;
    const start = midnight(day, 'Asia/Shanghai');
    expect(meaning('joined >= 2026-05-01')).toMatchObject({ op: '>=', right: { value: start } });
    expect(meaning('joined > 2026-05-01')).toMatchObject({ op: '>=', right: { value: start + DAY_MS } });
    expect(meaning('joined <= 2026-05-01')).toMatchObject({ op: '<', right: { value: start + DAY_MS } });
    expect(meaning('joined < 2026-05-01')).toMatchObject({ op: '<', right: { value: start } });
    expect(meaning('joined = 2026-05-01')).toMatchObject({ kind: 'in-window', window: { from: { day }, to: { day } } });
  });

  it('move now, not the fact, by a calendar span', () => {
    const span = { unit: 'months', months: 6 };
    expect(meaning('R > 6mo')).toMatchObject({ kind: 'compare-span', op: '<', direction: 'before-now', span });
    expect(meaning('until(joined) <= 6mo')).toMatchObject({
      kind: 'compare-span',
      op: '<=',
      direction: 'after-now',
      span,
    });
    expect(meaning('R > 180d')).toMatchObject({ kind: 'compare', op: '>', left: { kind: 'since' } });
  });

  it('gather written values into one list, in order and without repeats', () => {
    expect(meaning('余额 in (2, 1.5, 2.00)')).toMatchObject({ kind: 'in', values: [150, 200] });
    expect(meaning('城市 not in (上海)')).toMatchObject({ kind: 'not', operand: { kind: 'in', values: ['上海'] } });
    expect(meaning('城市 in 一线')).toMatchObject({ kind: 'in-list', list: '一线' });
  });
});

describe('events', () => {
  it('ask the last instant where that is enough', () => {
    expect(meaning('did order')).toMatchObject({ kind: 'known', operand: { kind: 'column' } });
    expect(meaning('did order in last 30d')).toMatchObject({ kind: 'in-window', operand: { kind: 'column' } });
    expect(meaning('did order last month')).toMatchObject({ kind: 'compare', op: '>=', right: { value: 1 } });
    expect(meaning('did order at most 2 times')).toMatchObject({ kind: 'compare', op: '<=', right: { value: 2 } });
    expect(meaning('not did any event in last 7d')).toMatchObject({ kind: 'not', operand: { kind: 'or' } });
  });
});

describe('ranks', () => {
  const rankOf = (condition: string) => planOf(`segment 甲 = ${condition}`).ranks[0];

  it('rank a recency by its instant, the other way round', () => {
    expect(rankOf('R >= top20%')).toMatchObject({ shown: 'since', cut: { from: 'smallest' }, key: { kind: 'column' } });
    expect(meaning('R >= top20%')).toMatchObject({ kind: 'rank', op: '<=' });
    expect(rankOf('R >= p95')).toMatchObject({ cut: { from: 'largest', share: { numerator: 19, denominator: 20 } } });
    expect(rankOf('R >= average')).toMatchObject({ shown: 'as-is', cut: 'average', key: { kind: 'since' } });
  });

  it('hold shares in lowest terms', () => {
    expect(rankOf('M >= top0.5%')).toMatchObject({
      cut: { from: 'largest', share: { numerator: 1, denominator: 200 } },
    });
    expect(rankOf('M >= median')?.cut).toEqual(rankOf('M >= p50')?.cut);
  });

  it('leave out those with nothing to rank, unless everyone is asked for', () => {
    expect(rankOf('M >= top20%')?.population).toMatchObject({
      kind: 'and',
      operands: [{ kind: 'known' }, { op: '>=' }],
    });
    expect(rankOf('M >= top20% among everyone')?.population).toMatchObject({ kind: 'known' });
    expect(rankOf('balance >= top20%')?.population).toMatchObject({ kind: 'known' });
  });

  it('are labelled by the first name of what is ranked', () => {
    expect(rankOf('最近消费 <= bottom20%')?.label).toBe('R bottom20%');
    expect(rankOf('M >= 前20% 按 城市')?.label).toBe('M top20% per 城市');
  });
});

describe('tags', () => {
  it('are conditions on sets of values', () => {
    const tag = 'tag T ordered {\n 高 when F > 9\n 中 when F > 4\n 低 otherwise\n}\n';
    const asked = (condition: string) => planOf(`${tag}segment 甲 = ${condition}`).segments[0]?.condition;
    expect(asked('tag T >= 中')).toMatchObject({ kind: 'tag', values: ['高', '中'] });
    expect(asked('tag T in (低, 高)')).toMatchObject({ kind: 'tag', values: ['高', '低'] });
    expect(asked('tag T is missing')).toMatchObject({ kind: 'not', operand: { values: ['高', '中', '低'] } });
  });

  it('keep an event case by its last instant', () => {
    const [tag] = planOf('tag 意向 = 茶 on view where page contains "/tea/" expires 30d').tags;
    expect(tag?.cases).toMatchObject([
      { value: '茶', trigger: { kind: 'on' }, expires: { unit: 'ms', ms: 30 * DAY_MS } },
    ]);
  });
});
