import { describe, expect, it } from 'vitest';
import { outcomeOf } from './harness.js';
import { readJsonValue } from './json.js';
import { readerOf } from './of-type.js';
import type { Stored } from './reader.js';

const setOf = (element: Parameters<typeof readerOf>[0] & { kind: 'text' | 'enum' | 'number' | 'date' }) =>
  readerOf({ kind: 'set', element }, 'UTC');
const texts = setOf({ kind: 'text' });
const channels = setOf({ kind: 'enum', values: ['线上', '门店'] });
const numbers = setOf({ kind: 'number', form: { exact: 0 } });
const dates = setOf({ kind: 'date' });

describe('members parted by |', () => {
  it.each([
    ['a', '["a"]'],
    ['b|a|b', '["a","b"]'],
    ['b | a', '["a","b"]'],
    ['a||b|', '["a","b"]'],
    ['|', null],
    [' ', null],
    // By code point: U+FF21 before U+1F600, which UTF-16 units would put the other way round.
    ['😀|Ａ', '["Ａ","😀"]'],
    ['说"是"|a\\b', '["a\\\\b","说\\"是\\""]'],
  ])('%j is %s', (text, value) => expect(outcomeOf(texts, text)).toBe(value));

  it('are read by the element type', () => {
    expect(outcomeOf(channels, '门店|线上')).toBe('["线上","门店"]');
    expect(outcomeOf(channels, '门店|电话')).toBe('undeclared-value');
    expect(outcomeOf(numbers, '10|9|10')).toBe('[9,10]');
    expect(outcomeOf(dates, '1970-01-02')).toBe('[1]');
    expect(outcomeOf(dates, 'x')).toBe('not-a-date');
  });
});

describe('a JSON list', () => {
  const read = (value: unknown): unknown => {
    const row: Stored[] = [];
    return readJsonValue(numbers, value, row, 0)?.code ?? row[0];
  };
  it('gives its members', () => {
    expect(read([10, 9, '9'])).toBe('[9,10]');
    expect(read([])).toBeNull();
    expect(read([null])).toBeNull();
    expect(read('1|2')).toBe('[1,2]');
  });
  it('holds no lists or objects', () => {
    expect(read([[1]])).toBe('json-form');
    expect(read({ a: 1 })).toBe('json-form');
  });
});
