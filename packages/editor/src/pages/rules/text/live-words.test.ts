import { describe, expect, it } from 'vitest';
import type { Live, LiveAt } from '../live/index.js';
import { lensText, lineEnds, type LiveWords } from './live-words.js';

const words: LiveWords = {
  number: (count, estimated) => `${estimated ? '约 ' : ''}${count}`,
  customers: (count, estimated) => `${estimated ? '约 ' : ''}${count} 人`,
  share: (share) => `${(share * 100).toFixed(1)}%`,
  found: (count, share) => `命中 ${count} · ${share}`,
  coming: (count) => `▲${count}`,
  going: (count) => `▼${count}`,
  fromSample: '抽样',
};

/** What is live of a text in which each count stands for the piece of text it is about. */
const liveOf = (
  text: string,
  counts: Partial<Record<'declarations' | 'cases' | 'conditions', Record<string, number>>>,
  thresholds: Record<string, string> = {},
): Live => {
  const spanOf = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length });
  const at = (given: Record<string, number> = {}): LiveAt[] =>
    Object.entries(given).map(([piece, count]) => ({ rule: 'tag:等级', span: spanOf(piece), count, of: 1000 }));
  return {
    path: 'a.tag',
    text,
    revision: 1,
    isOld: false,
    declarations: at(counts.declarations),
    cases: at(counts.cases),
    conditions: at(counts.conditions),
    thresholds: Object.entries(thresholds).map(([piece, told]) => ({
      span: spanOf(piece),
      text: told,
      estimated: false,
    })),
  };
};

describe('lensText', () => {
  it('says how many, their share, and who comes and goes', () => {
    expect(lensText({ count: 24, of: 1000, entering: 37, leaving: 4 }, words)).toBe('命中 24 人 · 2.4% · ▲37 · ▼4');
    expect(lensText({ count: 24, of: 1000, entering: 0, leaving: 0 }, words)).toBe('命中 24 人 · 2.4%');
  });

  it('says that it was reckoned up from a sample', () => {
    expect(lensText({ count: 24, of: 1000, estimated: true }, words)).toBe('命中 约 24 人 · 2.4% · 抽样');
  });

  it('divides by nobody without a fault', () => {
    expect(lensText({ count: 0, of: 0 }, words)).toBe('命中 0 人 · 0.0%');
  });
});

describe('lineEnds', () => {
  it('puts the counts of conditions at the end of their line, with thresholds, and what they come to', () => {
    const text = '标签 等级 = 高 当 R>90天 且 M>=前20%\n';
    const live = liveOf(
      text,
      {
        conditions: { 'R>90天 且 M>=前20%': 402, 'R>90天': 1203, 'M>=前20%': 800 },
        cases: { '高 当 R>90天 且 M>=前20%': 402 },
      },
      { '前20%': '≥ ¥3,280' },
    );
    expect(lineEnds(live, words)).toEqual([{ offset: text.length - 1, text: '1203 · 800 (≥ ¥3,280) → 402 人' }]);
  });

  it('says a single condition once, and what others took before', () => {
    const text = '高 当 M>9\n低 当 M>1\n中 其余\n';
    const live = liveOf(text, {
      conditions: { 'M>9': 10, 'M>1': 30 },
      cases: { '高 当 M>9': 10, '低 当 M>1': 20, '中 其余': 5 },
    });
    expect(lineEnds(live, words).map(({ text }) => text)).toEqual(['10 人', '30 → 20 人', '5 人']);
  });

  it('keeps to the line on which each condition ends', () => {
    const text = '人群 A = R>90天\r\n  且 M>1\r\n';
    const live = liveOf(text, {
      declarations: { 'R>90天\r\n  且 M>1': 3 },
      conditions: { 'R>90天\r\n  且 M>1': 3, 'R>90天': 9, 'M>1': 7 },
    });
    expect(lineEnds(live, words)).toEqual([
      { offset: text.indexOf('\r\n'), text: '9 人' },
      { offset: text.lastIndexOf('\r\n'), text: '7 → 3 人' },
    ]);
  });
});
