import { expect, test } from 'vitest';
import { LineMap } from './line-map.js';
import { displayWidth } from './width.js';

test('counts lines that end in LF, CRLF or CR', () => {
  const map = new LineMap('ab\ncd\r\nef\rgh');
  expect(map.lineCount).toBe(4);
  expect([1, 2, 3, 4].map((line) => map.lineText(line))).toEqual(['ab', 'cd', 'ef', 'gh']);
  expect(map.positionAt(4)).toEqual({ line: 2, column: 2 });
  expect(map.positionAt(99)).toEqual({ line: 4, column: 3 });
});

test('goes from positions to offsets and back', () => {
  const text = '一二\n  x😀y\n';
  const map = new LineMap(text);
  for (let offset = 0; offset <= text.length; offset++) expect(map.offsetAt(map.positionAt(offset))).toBe(offset);
  expect(map.offsetAt({ line: 1, column: 99 })).toBe(2);
});

test('counts two display columns for CJK and full-width characters, none for combining marks', () => {
  expect(displayWidth('重要a')).toBe(5);
  expect(displayWidth('＞＝')).toBe(4);
  expect(displayWidth('e\u0301')).toBe(1);
  const map = new LineMap('标签 M');
  expect(map.displayColumnAt(3)).toBe(6);
});
