import { describe, expect, it } from 'vitest';
import { count, groupedDecimal, money, percent, roundedDecimal } from './numbers.js';

describe('numbers', () => {
  it('groups counts', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(count(0)).toBe('0');
  });

  it.each([
    [0, 10, '0%'],
    [0, 0, '0%'],
    [1, 3, '33.3%'],
    [10, 10, '100.0%'],
    [1, 1_000_000, '<0.1%'],
    [999_999, 1_000_000, '>99.9%'],
  ])('%i of %i is %s', (part, whole, shown) => {
    expect(percent(part, whole)).toBe(shown);
  });

  it('groups decimals', () => {
    expect(groupedDecimal('1234567.5')).toBe('1,234,567.5');
    expect(groupedDecimal('-1234', 2)).toBe('-1,234.00');
    expect(groupedDecimal('123')).toBe('123');
  });

  it('never writes an exponent, nor a negative nothing', () => {
    expect(roundedDecimal(1e-9, 6)).toBe('0');
    expect(roundedDecimal(-1e-9, 6)).toBe('0');
    expect(roundedDecimal(2 / 3, 4)).toBe('0.6667');
    expect(roundedDecimal(1e21, 2)).toBe('1000000000000000000000');
  });

  it('writes money', () => {
    expect(money('3000')).toBe('¥3,000.00');
    expect(money('-12.5')).toBe('-¥12.50');
    expect(money('12.3456')).toBe('¥12.3456');
  });
});
