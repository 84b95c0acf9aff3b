import { describe, expect, it } from 'vitest';
import { en } from '../words/en.js';
import { zh } from '../words/zh.js';
import { valueTextOf } from './value.js';
import { lineDetail, lineOf, missText, nextText, type WhyNode } from './why.js';

const DAY = 86_400_000;
const value = valueTextOf('zh', zh.values);

const recency: WhyNode = {
  text: 'R > 90d',
  kind: 'compare',
  truth: false,
  type: 'duration',
  seen: 51.5 * DAY,
  against: 90 * DAY,
};
const rank: WhyNode = {
  text: 'M >= top25%',
  kind: 'rank',
  truth: true,
  type: 'money',
  seen: 800,
  against: 753,
  ranked: true,
};
const detail = (node: WhyNode): string => lineDetail(lineOf(node), zh.why, value);

describe('a condition tree as it is drawn', () => {
  it('has the parts that somebody wrote, and how they are joined', () => {
    const line = lineOf({ text: 'R > 90d 且 M >= top25%', kind: 'and', truth: false, parts: [recency, rank] });
    expect([line.joined, line.parts.map(({ text }) => text)]).toEqual(['and', ['R > 90d', 'M >= top25%']]);
    expect(line.leaves).toEqual([]);
  });

  it('folds what the plan added into the words that it stands for', () => {
    const text = '城市 != 北京';
    const inner: WhyNode = { text, kind: 'compare', truth: false, type: 'text', seen: '上海', against: '北京' };
    const line = lineOf({ text, kind: 'not', truth: true, parts: [inner] });
    expect([line.text, line.truth, line.parts]).toEqual([text, true, []]);
    expect(lineDetail(line, zh.why, value)).toBe('现为 上海，对比 北京');
  });

  it('says of many of which any was enough what made it so', () => {
    const event = (truth: boolean, seen: string | null): WhyNode => ({
      text: null,
      kind: 'in-window',
      truth,
      type: 'time',
      seen,
    });
    const any: WhyNode = {
      text: '做过 任意事件',
      kind: 'or',
      truth: true,
      parts: [event(false, null), event(true, '2026-06-01T04:00:00Z')],
    };
    expect(detail(any)).toMatch(/^最近一次：2026-0[56]-\d\d \d\d:\d\d$/);
  });

  it('says what was seen, by what is asked', () => {
    expect(detail(recency)).toBe('现为 51.5 天，对比 90 天');
    expect(detail(rank)).toBe('现为 ¥800，门槛 ¥753');
    expect(detail({ ...rank, ranked: false })).toBe('现为 ¥800 · 不在排名范围内');
    expect(detail({ ...rank, against: null })).toBe('还没有人参与排名');
    expect(detail({ text: '做过 订单', kind: 'known', truth: false, type: 'time', seen: null })).toBe('从未发生');
    expect(detail({ text: 'x', kind: 'tag', truth: false, held: [] })).toBe('没有值');
    expect(detail({ text: 'x', kind: 'tag', truth: true, held: ['辣', '甜'] })).toBe('现有：辣、甜');
    expect(detail({ text: 'x', kind: 'segment', truth: true, type: 'bool', seen: true })).toBe('在人群中');
  });

  it('says what is missed and by how much', () => {
    const miss = { ...recency, wanted: true, distance: 38.5 * DAY };
    expect(missText(miss, zh.why, value)).toEqual(['R > 90d', '还差 38.5 天']);
    expect(missText({ ...miss, wanted: false, distance: 0 }, zh.why, value)).toEqual(['须不满足 R > 90d', '']);
  });

  it('says when the clock alone turns it, counted from the answer', () => {
    const asOf = '2026-06-01T00:00:00Z';
    const at = '2026-06-13T00:00:00Z';
    expect(nextText({ next: { at, member: true } }, asOf, zh.why, value)).toBe('再过 12 天进入（期间没有新事件）');
    expect(nextText({ next: { at, values: ['流失'] } }, asOf, zh.why, value)).toContain('“流失”');
    const english = valueTextOf('en', en.values);
    expect(nextText({ next: { at, values: [] } }, asOf, en.why, english)).toBe(
      'Loses the value in 12 days, unless something new happens',
    );
    expect(nextText({ next: null }, asOf, en.why, english)).toBe(
      'Unless something new happens, nothing changes within a year',
    );
  });
});
