import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyInOrder, applyTogether, difference } from './edits.js';

test('edits in order see what the ones before left; spans outside are drawn in', () => {
  const edits = [
    { span: { start: 0, end: 1 }, text: 'xyz' },
    { span: { start: 3, end: 99 }, text: '!' },
  ];
  expect(applyInOrder('abc', edits)).toBe('xyz!');
});

test('a difference leads from one text to the other, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a = b\n', '  a=b\n', '\n', '甲 😀\n', '甲 😁', 'x\r\n', ' '), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [from, to] = [before.join(''), after.join('')];
      expect(applyTogether(from, difference(from, to))).toBe(to);
    }),
    { numRuns: 2000 },
  );
});

test('where only space differs, only space is replaced', () => {
  expect(difference('a>b\nc>d\n', 'a > b\nc > d\n')).toEqual([
    { span: { start: 1, end: 1 }, text: ' ' },
    { span: { start: 2, end: 2 }, text: ' ' },
    { span: { start: 5, end: 5 }, text: ' ' },
    { span: { start: 6, end: 6 }, text: ' ' },
  ]);
});

test('a line that stays is not touched', () => {
  expect(difference('a\nkept\nb\n', 'x\nkept\ny\n').map(({ text }) => text)).toEqual(['x', 'y']);
});
