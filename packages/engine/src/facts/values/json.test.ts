import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonExactly, plainDecimal, readJsonValue } from './json.js';
import { readerOf } from './of-type.js';
import type { Stored } from './reader.js';

const read = (type: Parameters<typeof readerOf>[0], json: string): unknown => {
  const row: Stored[] = [];
  const { value } = parseJsonExactly(`{"value":${json}}`) as { value: unknown };
  return readJsonValue(readerOf(type, 'UTC'), value, row, 0)?.code ?? row[0];
};

describe('numbers in JSON are taken as written', () => {
  const number = { kind: 'number', form: { exact: 6 } } as const;
  it.each([
    ['12.5', 12_500_000],
    ['"12.5"', 12_500_000],
    // Two neighbours that are one double.
    ['9007199254.740990', 9_007_199_254_740_990],
    ['9007199254.740991', 9_007_199_254_740_991],
    ['0.1000000000000000055', 'too-many-decimals'],
    ['1e3', 1_000_000_000],
    ['1.5E-3', 1500],
    ['1e-7', 'too-many-decimals'],
    ['0.0000001', 'too-many-decimals'],
    ['1e300', 'not-a-number'],
    ['1e30', 'number-too-large'],
    ['-0', 0],
    ['true', 'not-a-number'],
    ['null', null],
    ['""', null],
    ['[1]', 'json-form'],
  ])('%s', (json, outcome) => expect(read(number, json)).toBe(outcome));
});

describe('other types take the JSON values that stand for them', () => {
  it.each([
    [{ kind: 'bool' }, 'true', 1],
    [{ kind: 'bool' }, '0', 0],
    [{ kind: 'bool' }, '"是"', 1],
    [{ kind: 'text' }, '42', '42'],
    [{ kind: 'text' }, '12345678901234567890', '12345678901234567890'],
    [{ kind: 'text' }, '"e\\u0301"', 'é'],
    [{ kind: 'text' }, '"\\ud83d"', 'text-with-lone-surrogate'],
    [{ kind: 'text' }, '"\\u0000"', 'text-with-nul'],
    [{ kind: 'duration', form: { exact: 0 } }, '1.5', 1500],
    [{ kind: 'time' }, '1767225600000', 'not-a-time'],
    [{ kind: 'time' }, '"1970-01-01T00:00:00.001Z"', 1],
    [{ kind: 'date' }, '"1970-01-02"', 1],
    [{ kind: 'date' }, '{}', 'json-form'],
    [{ kind: 'enum', values: ['1', '2'] }, '2', '2'],
  ] as const)('%j from %s', (type, json, outcome) => expect(read(type, json)).toBe(outcome));
});

it('leaves texts that look like numbers alone', () => {
  const line = '{"a":"12345678901234567890 \\"1e5\\" x","b":12345678901234567890}';
  expect(parseJsonExactly(line)).toEqual({ a: '12345678901234567890 "1e5" x', b: '12345678901234567890' });
});

it('writes an exponent out', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -30, max: 30 }), (digits, exponent) => {
      const plain = plainDecimal(`${digits}e${exponent}`);
      expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plain)).toBe(Number(`${digits}e${exponent}`));
    }),
  );
});
