import { expect, it } from 'vitest';
import type { NumberLit, PercentLit } from '../../syntax/ast/index.js';
import { decimalOf, fractionDigits } from './decimals.js';

const span = { start: 0, end: 0 };
const number = (value: string, scale: NumberLit['scale']): NumberLit => ({
  kind: 'NumberLit',
  span,
  value,
  scale,
  counter: '',
});
const percent = (value: string): PercentLit => ({ kind: 'PercentLit', span, value });

it.each([
  [number('3', ''), '3'],
  [number('1.5', ''), '1.5'],
  [number('3', '万'), '30000'],
  [number('1.5', '万'), '15000'],
  [number('1.23456', '万'), '12345.6'],
  [number('0.5', '万'), '5000'],
  [number('0.00001', '万'), '0.1'],
  [number('2', '亿'), '200000000'],
  [number('0', '亿'), '0'],
  [percent('20'), '0.2'],
  [percent('0.5'), '0.005'],
  [percent('150'), '1.5'],
  [percent('100'), '1'],
  [percent('0'), '0'],
])('%o is %s', (literal, decimal) => {
  expect(decimalOf(literal)).toBe(decimal);
});

it('counts fraction digits', () => {
  expect(fractionDigits('12')).toBe(0);
  expect(fractionDigits('12.345')).toBe(3);
});
