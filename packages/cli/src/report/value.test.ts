import type { ValueType } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../words/index.js';
import { shownValue } from './value.js';
import type { Stored } from './value.js';

const exact = (kind: 'number' | 'money' | 'duration', scale: number): ValueType => ({ kind, form: { exact: scale } });
const [integer, decimal, money, duration] = [
  exact('number', 0),
  exact('number', 6),
  exact('money', 2),
  exact('duration', 0),
];
const real: ValueType = { kind: 'number', form: 'real' };
const simple = (kind: 'text' | 'bool' | 'date' | 'time' | 'point' | 'distance'): ValueType => ({ kind });
const [text, bool, date, time] = [simple('text'), simple('bool'), simple('date'), simple('time')];
const [point, distance] = [simple('point'), simple('distance')];
const realMoney: ValueType = { kind: 'money', form: 'real' };
const gender: ValueType = { kind: 'enum', values: ['女', '男'] };
const set = (element: Extract<ValueType, { kind: 'set' }>['element']): ValueType => ({ kind: 'set', element });
const instant = Date.UTC(2026, 4, 31, 16);

const CASES: readonly [ValueType, Stored, shown: string][] = [
  [integer, 12_345, '12,345'],
  [decimal, 1_500_000, '1.5'],
  [decimal, -1, '-0.000001'],
  [real, 2 / 3, '0.666667'],
  [money, 300_000, '¥3,000.00'],
  [money, 1250, '¥12.50'],
  [money, 9_007_199_254_740_991n, '¥90,071,992,547,409.91'],
  [realMoney, 100 / 3, '¥33.3333'],
  [duration, 5_400_000, '1 h 30 min'],
  [bool, 1, 'yes'],
  [bool, 0, 'no'],
  [date, 0, '1970-01-01'],
  [time, instant, '2026-06-01 00:00'],
  [text, 'a"\u001B', 'a"‹U+001B›'],
  [gender, '女', '女'],
  [point, '31.23,121.47', '31.23,121.47'],
  [set({ kind: 'text' }), '["线上","门店"]', '线上, 门店'],
  [set({ kind: 'number', form: { exact: 6 } }), '[1500000,2000000]', '1.5, 2'],
  [set({ kind: 'date' }), '[0]', '1970-01-01'],
  [distance, 0, '0 km'],
];

describe('values', () => {
  it.each(CASES)('%j %s', (type, stored, shown) => {
    expect(shownValue(type, stored, 'Asia/Shanghai', wordsOf('en').units)).toBe(shown);
  });

  it('speak Chinese', () => {
    const words = wordsOf('zh-CN').units;
    expect(shownValue(bool, 1, 'UTC', words)).toBe('是');
    expect(shownValue(set({ kind: 'text' }), '["a","b"]', 'UTC', words)).toBe('a、b');
  });
});
