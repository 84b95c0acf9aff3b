import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, time } from '../../catalog/types.js';
import type { Value } from '../../plan/index.js';
import { DAY_MS, hasAnniversaryIn, parseDate, parseLocal } from '../../plan/semantics/index.js';
import type { PlanWindow } from '../../plan/windows.js';
import { field, holdsIn } from './emit.harness.js';

const day = (text: string): number => parseDate(text) ?? Number.NaN;
const noon = (text: string): number => day(text) * DAY_MS + DAY_MS / 2;
const days = (count: number): PlanWindow => ({ kind: 'next', span: { unit: 'ms', ms: count * DAY_MS } });
const dates = (from: number, to: number): PlanWindow => ({ kind: 'range', from: { day: from }, to: { day: to } });

const keeps = (born: number | null, window: PlanWindow, now: number): boolean =>
  holdsIn(
    { kind: 'anniversary', operand: field('born', date), window },
    { fields: { born: born === null ? null : BigInt(born) }, now },
  );

describe('an anniversary', () => {
  it('comes every year, from the date itself on', () => {
    const on = (text: string) => keeps(day('1990-06-01'), { kind: 'day', offset: 0 }, noon(text));
    expect([on('1989-06-01'), on('1990-06-01'), on('1991-06-01'), on('2026-06-01'), on('2026-06-02')]).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(keeps(null, { kind: 'day', offset: 0 }, noon('2026-06-01'))).toBe(false);
  });

  it('of 29 February is kept on 1 March of a year that has none', () => {
    const leapDay = day('1996-02-29');
    const on = (text: string) => keeps(leapDay, { kind: 'day', offset: 0 }, noon(text));
    expect([on('2026-02-28'), on('2026-03-01'), on('2026-03-02')]).toEqual([false, true, false]);
    expect([on('2028-02-28'), on('2028-02-29'), on('2028-03-01')]).toEqual([false, true, false]);
    // Of 1 March it is 1 March, always.
    expect(keeps(day('1996-03-01'), { kind: 'day', offset: 0 }, noon('2028-03-01'))).toBe(true);
    expect(keeps(leapDay, { kind: 'last', span: { unit: 'months', months: 1 } }, noon('2026-03-28'))).toBe(true);
  });

  it('is found over the turn of the year', () => {
    const soon = (born: string) => keeps(day(born), days(30), noon('2025-12-20'));
    expect([soon('1980-12-19'), soon('1980-12-20'), soon('1980-01-19'), soon('1980-01-20')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is that of the local date of an instant', () => {
    const joined: Value = { kind: 'local-date', type: date, operand: field('joined', time) };
    const at = parseLocal('2020-03-07', '23:30', 'America/New_York') ?? Number.NaN;
    const today = (now: string) =>
      holdsIn(
        { kind: 'anniversary', operand: joined, window: { kind: 'day', offset: 0 } },
        {
          fields: { joined: BigInt(at) },
          now: parseLocal(now, '00:10', 'America/New_York') ?? 0,
          zone: 'America/New_York',
        },
      );
    expect([today('2026-03-07'), today('2026-03-08')]).toEqual([true, false]);
  });

  it('lies in a window of dates as the semantics have it', () => {
    const born = fc.oneof(
      fc.integer({ min: day('1890-01-01'), max: day('2040-01-01') }),
      fc.constantFrom(day('1904-02-29'), day('2000-02-29'), day('2024-02-29'), day('2024-03-01'), day('2023-02-28')),
    );
    const from = fc.oneof(
      fc.integer({ min: day('1880-01-01'), max: day('2050-01-01') }),
      fc
        .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: -3, max: 3 }))
        .map(([year, off]) => day(`${year}-03-01`) + off),
    );
    const length = fc.oneof(fc.integer({ min: -400, max: 800 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(born, from, length, (date, first, more) => {
        const bounds = { from: first, to: first + more };
        expect(keeps(date, dates(bounds.from, bounds.to), 0)).toBe(more >= 0 && hasAnniversaryIn(date, bounds));
      }),
      { numRuns: 2000 },
    );
  });
});
