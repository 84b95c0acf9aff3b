import { describe, expect, it } from 'vitest';
import { PlainBuffer } from './buffer.js';
import { endsAfter, evened, lineEndsOf, writtenOut } from './line-ends.js';

const MIXED = '\uFEFFone\r\ntwo\nthree\rfour';
const replaced = (startLineNumber: number, endLineNumber: number, text: string) => ({
  range: { startLineNumber, endLineNumber },
  text,
});

describe('ends of lines', () => {
  it('make of evened lines the text that they are of', () => {
    expect(evened(MIXED)).toBe('one\ntwo\nthree\nfour');
    expect(writtenOut(evened(MIXED).split('\n'), lineEndsOf(MIXED))).toBe(MIXED);
    expect(lineEndsOf('')).toEqual({ mark: '', ends: [] });
  });

  it('stay where other lines are written', () => {
    const before = lineEndsOf(MIXED);
    expect(endsAfter(before, [replaced(2, 2, 'TWO')])).toBe(before);
    expect(endsAfter(before, [replaced(2, 2, 'a\nb')]).ends).toEqual(['\r\n', '\n', '\n', '\r']);
    expect(endsAfter(before, [replaced(1, 1, '\n\n')]).ends).toEqual(['\r\n', '\r\n', '\r\n', '\n', '\r']);
    expect(endsAfter(before, [replaced(4, 4, '\n')]).ends).toEqual(['\r\n', '\n', '\r', '\r']);
    expect(endsAfter(before, [replaced(1, 3, '')]).ends).toEqual(['\r']);
    expect(endsAfter(before, [replaced(3, 4, 'x\ny'), replaced(1, 2, '')]).ends).toEqual(['\n', '\r']);
  });

  it('are those of the line in which the builder writes', () => {
    const buffer = new PlainBuffer('a\r\nb\n');
    buffer.apply([{ span: { start: 1, end: 1 }, text: '\nc' }]);
    expect(buffer.text).toBe('a\r\nc\r\nb\n');
    buffer.apply([{ span: { start: buffer.text.length, end: buffer.text.length }, text: 'd\n' }]);
    expect(buffer.text).toBe('a\r\nc\r\nb\nd\n');
    buffer.apply([{ span: { start: 0, end: buffer.text.length }, text: 'a\nb\r\n' }]);
    expect(buffer.text).toBe('a\nb\r\n');
  });
});
