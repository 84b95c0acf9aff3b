import { LineMap } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { encodingFor, Positions } from './positions.js';

const TEXT = '标签 a\n😀 x\r\nend';
const lines = new LineMap(TEXT);

describe('Positions', () => {
  it.each(['utf-16', 'utf-8'] as const)('goes there and back in %s', (encoding) => {
    const positions = new Positions(encoding);
    for (const offset of [0, 1, 2, 3, 4, 5, 7, 8, 9, 11, TEXT.length])
      expect(positions.offsetAt(lines, positions.positionAt(lines, offset))).toBe(offset);
  });

  it('counts in the units of its encoding', () => {
    expect(new Positions('utf-16').positionAt(lines, TEXT.indexOf('x'))).toEqual({ line: 1, character: 3 });
    expect(new Positions('utf-8').positionAt(lines, TEXT.indexOf('x'))).toEqual({ line: 1, character: 5 });
    expect(new Positions('utf-8').positionAt(lines, TEXT.indexOf('a'))).toEqual({ line: 0, character: 7 });
  });

  it('draws what lies outside to the nearest place', () => {
    for (const encoding of ['utf-16', 'utf-8'] as const) {
      const positions = new Positions(encoding);
      expect(positions.offsetAt(lines, { line: 0, character: 99 })).toBe(4);
      expect(positions.offsetAt(lines, { line: 99, character: 0 })).toBe(TEXT.length);
      expect(positions.offsetAt(lines, { line: -1, character: 3 })).toBe(0);
    }
    expect(new Positions('utf-8').offsetAt(lines, { line: 0, character: 4 })).toBe(1);
  });
});

it('takes the first encoding of the client that it knows', () => {
  expect(encodingFor(undefined)).toBe('utf-16');
  expect(encodingFor(['utf-32', 'utf-8', 'utf-16'])).toBe('utf-8');
  expect(encodingFor(['utf-32'])).toBe('utf-16');
});
