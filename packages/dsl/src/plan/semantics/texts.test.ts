import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, normalizeText, textFault } from './texts.js';

describe('text order', () => {
  it('goes by code point, beyond the basic plane too', () => {
    expect(compareText('\u{1F600}', '\uFF21')).toBeGreaterThan(0);
    expect(compareText('茶', '茶叶')).toBeLessThan(0);
    expect(compareText('b', 'a')).toBeGreaterThan(0);
    expect(compareText('', '')).toBe(0);
    // The first and the last code points on either side of the surrogates, and beyond the basic plane.
    const ascending = ['a', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{103FE}', '\u{103FF}', '\u{10FFFF}'];
    expect(ascending.toReversed().toSorted(compareText)).toEqual(ascending);
  });

  it('is the order of the lists of code points', () => {
    const points = (text: string): number[] => Array.from(text, (each) => each.codePointAt(0) ?? 0);
    const byPoints = (a: string, b: string): number => {
      const [left, right] = [points(a), points(b)];
      const at = left.findIndex((point, index) => point !== right[index]);
      return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
    };
    const texts = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(byPoints(a, b)));
      }),
    );
  });
});

describe('text at the door', () => {
  it('is brought to one form', () => {
    expect(normalizeText('cafe\u0301 ガ')).toBe('caf\u00E9 ガ');
    // Compatible is not the same: full-width letters stay.
    expect(normalizeText('Ａ')).toBe('Ａ');
  });

  it('holds neither NUL nor lone surrogates', () => {
    expect(textFault('a\u0000b')).toBe('nul');
    expect(textFault('a\uD800b')).toBe('lone-surrogate');
    expect(textFault('\u{1F375} 茶')).toBeUndefined();
  });
});
