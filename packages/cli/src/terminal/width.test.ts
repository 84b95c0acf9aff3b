import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fit, pad, widthOf, wrap } from './width.js';

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['重要保持', 8],
    ['RFM评级', 7],
    ['Ｒ＞９０', 8],
    ['👨‍👩‍👧', 2],
    ['🇨🇳', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['\u001B[31m红\u001B[39m', 2],
    ['✓█…', 3],
  ])('%s takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('is that of the tables for every character that is counted without them', () => {
    for (const [from, to] of [
      [0x20, 0x7e],
      [0x3000, 0x3029],
      [0x4e00, 0x9fff],
      [0xff01, 0xff60],
    ] as const) {
      const all = Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));
      expect(all.filter((each) => widthOf(each) !== stringWidth(each))).toEqual([]);
      expect(widthOf(all.join(''))).toBe(stringWidth(all.join('')));
    }
  });
});

describe('pad', () => {
  it('counts columns and not characters', () => {
    expect(pad('评级', 6)).toBe('评级  ');
    expect(pad('评级', 6, 'right')).toBe('  评级');
    expect(pad('👍', 3)).toBe('👍 ');
    expect(pad('评级', 3)).toBe('评级');
  });
});

describe('fit', () => {
  it('cuts before a character that would stick out by half', () => {
    expect(fit('重要保持', 8)).toBe('重要保持');
    expect(fit('重要保持', 7)).toBe('重要保…');
    expect(fit('重要保持', 6)).toBe('重要…');
    expect(widthOf(fit('重要保持', 6))).toBe(5);
  });

  it('never cuts an emoji apart', () => {
    expect(fit('a👨‍👩‍👧bc', 4)).toBe('a👨‍👩‍👧…');
    expect(fit('a👨‍👩‍👧bc', 3)).toBe('a…');
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks between Chinese characters, but not before a full stop', () => {
    expect(wrap('没有叫这个名字的东西。', 20)).toEqual(['没有叫这个名字的东', '西。']);
    expect(wrap('最近消费 R 大于 90 天', 12)).toEqual(['最近消费 R', '大于 90 天']);
  });

  it('keeps paragraphs, and words that are too long', () => {
    expect(wrap('a\n\nabcdefgh i', 4)).toEqual(['a', '', 'abcdefgh', 'i']);
  });
});
