import { describe, expect, it } from 'vitest';
import type { ValueType } from '../../catalog/types.js';
import { jsonValue } from './json-value.js';

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

const CASES: readonly [ValueType, string | number | bigint, json: string][] = [
  [integer, 12_345, '12345'],
  [decimal, 1_500_000, '1.5'],
  [decimal, -1, '-0.000001'],
  [real, 2 / 3, '0.6666666666666666'],
  [money, 300_000, '3000'],
  [money, 1250, '12.5'],
  [money, 9_007_199_254_740_991n, '90071992547409.91'],
  [realMoney, 100 / 3, '33.333333333333336'],
  [duration, 5_400_000, '5400000'],
  [bool, 1, 'true'],
  [bool, 0, 'false'],
  [date, 0, '"1970-01-01"'],
  [time, instant, '"2026-05-31T16:00:00.000Z"'],
  [text, 'a"\u001B', String.raw`"a\"\u001b"`],
  [gender, '女', '"女"'],
  [point, '31.23,121.47', '"31.23,121.47"'],
  [set({ kind: 'text' }), '["线上","门店"]', '["线上","门店"]'],
  [set({ kind: 'number', form: { exact: 6 } }), '[1500000,2000000]', '[1.5,2]'],
  [set({ kind: 'date' }), '[0]', '["1970-01-01"]'],
  [distance, 0, '0'],
];

describe('a value for programs', () => {
  it.each(CASES)('%j %s', (type, stored, json) => {
    expect(jsonValue(type, stored)).toBe(json);
  });
});
