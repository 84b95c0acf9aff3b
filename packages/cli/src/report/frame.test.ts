import { LineMap } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { palette } from '../terminal/palette.js';
import { widthOf } from '../terminal/width.js';
import { frame } from './frame.js';

const style = (width = 100) => ({ colors: palette(false), caret: (text: string) => text, width });

/** Frames the first place where `part` stands in `text`. */
function framed(text: string, part: string, width?: number): string[] {
  const start = text.indexOf(part);
  return frame('book/rfm.tag', new LineMap(text), { start, end: start + part.length }, style(width));
}

/** What stands above the carets, by columns of the terminal. */
function underlined(rows: readonly string[]): string {
  const [, text = '', carets = ''] = rows;
  const from = carets.indexOf('^');
  let column = 0;
  let found = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (column >= from && column < carets.length) found += segment;
    column += widthOf(segment);
  }
  return found;
}

describe('frame', () => {
  it('counts a Chinese character as two columns', () => {
    const text = 'metric F = count(order)\ntag "RFM评级" = 重要保持 when Rr>90d\n';
    expect(framed(text, 'Rr')).toEqual([
      '  ╭─ book/rfm.tag:2:25',
      '2 │ tag "RFM评级" = 重要保持 when Rr>90d',
      '  │                               ^^',
    ]);
  });

  it.each([
    ['tag "RFM评级" = 重要保持 when R>90d', '重要保持'],
    ['标签 “RFM评级” ＝ 重要保持 当 Ｒ＞90天', 'Ｒ＞90天'],
    ['tag "👨‍👩‍👧家庭" = "👍" when Rr > 1', 'Rr'],
    ['tag "👨‍👩‍👧家庭" = "👍" when Rr > 1', '👍'],
    ['\ttag 甲\t= 乙 when x', 'x'],
  ])('puts the carets under the words: %s, %s', (text, part) => {
    expect(underlined(framed(text, part))).toBe(part);
  });

  it('marks an empty place, also at the end of the text', () => {
    expect(frame('a.tag', new LineMap('tag 甲'), { start: 5, end: 5 }, style())).toEqual([
      '  ╭─ a.tag:1:6',
      '1 │ tag 甲',
      '  │       ^',
    ]);
  });

  it('marks the first and the last line of a long place', () => {
    const text = 'tag 甲 {\n  乙 when x\n  丙 when y\n}\n';
    expect(framed(text, text.trim())).toEqual([
      '  ╭─ book/rfm.tag:1:1',
      '1 │ tag 甲 {',
      '  │ ^^^^^^^^',
      '  ⋮',
      '4 │ }',
      '  │ ^',
    ]);
  });

  it('shows a window of a line that is too long', () => {
    const text = `tag 甲 = 乙 when ${'城市 = 北京 or '.repeat(40)}城市 = 火星 or ${'城市 = 上海 or '.repeat(40)}x`;
    const rows = framed(text, '火星', 60);
    expect(underlined(rows)).toBe('火星');
    for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(60);
    expect(rows[1]).toMatch(/^1 │ ….*…$/);
  });

  it('spells out characters that would reorder the line', () => {
    expect(framed('tag \u202E甲 = 乙', '甲')).toEqual([
      '  ╭─ book/rfm.tag:1:6',
      '1 │ tag ‹U+202E›甲 = 乙',
      '  │             ^^',
    ]);
  });
});
