import { describe, expect, it } from 'vitest';
import { printable, printableLines } from './printable.js';

describe('printable', () => {
  it('leaves what can be seen alone, emoji families too', () => {
    expect(printable('RFM评级 = 重要保持 👨‍👩‍👧')).toBe('RFM评级 = 重要保持 👨‍👩‍👧');
  });

  it('spells out what moves the cursor or reorders text', () => {
    expect(printable('a\u001B[2Jb')).toBe('a‹U+001B›[2Jb');
    expect(printable('a\u202Eb')).toBe('a‹U+202E›b');
    expect(printable('a\u200Bb')).toBe('a‹U+200B›b');
    expect(printable('a\nb\rc')).toBe('a‹U+000A›b‹U+000D›c');
    expect(printable('a\uD800')).toBe('a‹U+D800›');
  });

  it('widens tabs', () => {
    expect(printable('\tx')).toBe('  x');
  });
});

describe('printableLines', () => {
  it('keeps the ends of lines', () => {
    expect(printableLines('a\r\nb\nc\u0007')).toBe('a\nb\nc‹U+0007›');
  });
});
