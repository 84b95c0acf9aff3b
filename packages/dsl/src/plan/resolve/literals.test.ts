import { describe, expect, it } from 'vitest';
import { duration, integer, money, real } from '../../catalog/types.js';
import type { DateLit, DurationLit } from '../../syntax/ast/index.js';
import { DAY_MS, parseDate, parseLocal } from '../semantics/index.js';
import { atScaleOf, dateConst, durationConst, isCalendar, momentOf, numberConst, spanOf } from './literals.js';

const ZONE = 'Asia/Shanghai';
const length = (amount: string, unit: DurationLit['unit']): DurationLit => ({
  kind: 'DurationLit',
  span: { start: 0, end: 0 },
  amount,
  unit,
});
const moment = (date: string, time = ''): DateLit => ({ kind: 'DateLit', span: { start: 0, end: 0 }, date, time });

describe('written values', () => {
  it('are numbers with just the digits that they need', () => {
    expect(numberConst('1.5')).toEqual({ kind: 'const', type: { kind: 'number', form: { exact: 1 } }, value: 15 });
    expect(numberConst('15000')).toMatchObject({ type: integer, value: 15_000 });
    expect(() => numberConst('99999999999999999999')).toThrow('cannot be held');
  });

  it('come to the scale of the other side where they fit', () => {
    expect(atScaleOf(numberConst('1.5'), money)).toEqual({ kind: 'const', type: money, value: 150 });
    expect(atScaleOf(numberConst('1.555'), money)).toMatchObject({ type: { form: { exact: 3 } }, value: 1555 });
    expect(atScaleOf(numberConst('1.5'), real)).toMatchObject({ value: 15 });
    expect(atScaleOf(durationConst(length('3', 'd')), duration)).toMatchObject({ value: 3 * DAY_MS });
    expect(atScaleOf({ kind: 'const', type: { kind: 'text' }, value: '茶' }, money)).toMatchObject({ value: '茶' });
  });

  it('are exact lengths, or calendar months', () => {
    expect(spanOf(length('1.5', 'h'))).toEqual({ unit: 'ms', ms: 5_400_000 });
    expect(spanOf(length('0.0004', 's'))).toEqual({ unit: 'ms', ms: 0 });
    expect(spanOf(length('2', 'w'))).toEqual({ unit: 'ms', ms: 14 * DAY_MS });
    expect(spanOf(length('90', 'min'))).toEqual({ unit: 'ms', ms: 5_400_000 });
    expect(spanOf(length('3', 'mo'))).toEqual({ unit: 'months', months: 3 });
    expect(spanOf(length('2', 'y'))).toEqual({ unit: 'months', months: 24 });
    expect([isCalendar(length('1', 'mo')), isCalendar(length('1', 'd'))]).toEqual([true, false]);
    expect(() => durationConst(length('1', 'mo'))).toThrow('no exact length');
  });

  it('are days, or instants in the zone of the book', () => {
    const instant = parseLocal('2026-05-01', '10:30', ZONE);
    expect(momentOf(moment('2026-05-01'), ZONE)).toEqual({ day: parseDate('2026-05-01') });
    expect(momentOf(moment('2026-05-01', '10:30'), ZONE)).toEqual({ instant });
    expect(dateConst(moment('2026-05-01', '10:30'), ZONE)).toMatchObject({ type: { kind: 'time' }, value: instant });
    expect(dateConst(moment('2026-05-01'), ZONE)).toMatchObject({ type: { kind: 'date' } });
    expect(() => momentOf(moment('2026-02-30'), ZONE)).toThrow('2026-02-30');
  });
});
