import { fromScaled, toScaled } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalReader, plainScaled } from './decimal.js';
import { outcomeOf, readCell } from './harness.js';

const money = decimalReader('money', 2);
const number = decimalReader('number', 6);
const integer = decimalReader('number', 0);

describe('money', () => {
  it.each([
    ['12.50', 1250],
    ['12.5', 1250],
    ['12', 1200],
    ['0', 0],
    ['-0', 0],
    ['-0.00', 0],
    ['-3.07', -307],
    ['+3.07', 307],
    ['.5', 50],
    ['-.5', -50],
    [' 12.50 ', 1250],
    ['0012.50', 1250],
    ['12.500', 1250],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['-90071992547409.91', Number.MIN_SAFE_INTEGER],
    ['00000000000000000000012.50', 1250],
  ])('reads %s', (text, value) => expect(outcomeOf(money, text)).toBe(value));

  it.each([
    ['12.345', 'too-many-decimals'],
    ['0.001', 'too-many-decimals'],
    ['90071992547409.92', 'number-too-large'],
    ['123456789012345678901234567890', 'number-too-large'],
    ['1,234.50', 'not-a-number'],
    ['￥12.50', 'not-a-number'],
    ['12.50元', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['-', 'not-a-number'],
    ['.', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['１２', 'not-a-number'],
  ])('refuses %s', (text, code) => expect(outcomeOf(money, text)).toBe(code));

  it('says how many decimals it keeps', () => {
    expect(readCell(money, '12.345')).toEqual({
      code: 'too-many-decimals',
      params: { value: '12.345', type: 'money', limit: 2 },
    });
  });
});

describe('numbers', () => {
  it.each([
    ['0.000001', 1],
    ['-1.5', -1_500_000],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
    ['9007199254.740992', 'number-too-large'],
    ['0.0000001', 'too-many-decimals'],
  ])('%s is %s', (text, outcome) => expect(outcomeOf(number, text)).toBe(outcome));
});

describe('integers', () => {
  it.each([
    ['3', 3],
    ['5.0', 5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', 'number-too-large'],
    ['2.5', 'not-an-integer'],
    ['three', 'not-an-integer'],
  ])('%s is %s', (text, outcome) => expect(outcomeOf(integer, text)).toBe(outcome));
});

describe('the loop over plain digits', () => {
  it('agrees with the meaning of a decimal wherever it has an answer', () => {
    const decimal = fc.stringMatching(/^-?[0-9]{0,17}(\.[0-9]{0,8})?$/);
    fc.assert(
      fc.property(decimal, fc.constantFrom(0, 2, 6), (text, scale) => {
        expect([undefined, toScaled(text, scale)]).toContain(plainScaled(text, scale));
      }),
    );
  });

  it('gives back every integer that can be stored', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 6), (value, scale) => {
        const reader = decimalReader('number', scale);
        expect(outcomeOf(reader, fromScaled(value, scale))).toBe(value + 0);
      }),
    );
  });
});
