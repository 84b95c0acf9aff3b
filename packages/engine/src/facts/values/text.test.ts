import { normalizeText, textFault } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { outcomeOf, readCell } from './harness.js';
import { textReader } from './text.js';

it.each([
  ['plain', 'plain'],
  [' kept as it is ', ' kept as it is '],
  ['e\u0301', 'é'],
  ['客户', '客户'],
  ['😀', '😀'],
  ['a\tb\nc', 'a\tb\nc'],
])('%j is %j', (text, value) => expect(outcomeOf(textReader, text)).toBe(value));

it('refuses what a database cannot hold, and shows it', () => {
  expect(readCell(textReader, 'a\0b')).toEqual({ code: 'text-with-nul', params: { value: 'a␀b' } });
  expect(readCell(textReader, 'a\ud83d')).toEqual({ code: 'text-with-lone-surrogate', params: { value: 'a�' } });
});

it('does what the semantics say for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const fault = textFault(text);
      const expected = fault === undefined ? normalizeText(text) : `text-with-${fault}`;
      expect(outcomeOf(textReader, text)).toBe(expected);
    }),
  );
});
