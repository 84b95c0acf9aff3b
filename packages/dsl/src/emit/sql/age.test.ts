import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, integer } from '../../catalog/types.js';
import { ageOn, DAY_MS } from '../../plan/semantics/index.js';
import { constant, field, holdsIn } from './emit.harness.js';

const COMPARISONS = {
  '=': (a: number, b: number) => a === b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;
const OPS = Object.keys(COMPARISONS) as (keyof typeof COMPARISONS)[];

const isAged = (born: number | null, op: keyof typeof COMPARISONS, years: number, today: number): boolean =>
  holdsIn(
    {
      kind: 'compare',
      op,
      left: { kind: 'age', type: integer, operand: field('born', date) },
      right: constant(integer, years),
    },
    { fields: { born: born === null ? null : BigInt(born) }, now: today * DAY_MS },
  );

describe('an age against whole years', () => {
  it('holds as it would of the age itself, to the day', () => {
    const days = fc.integer({ min: -40_000, max: 60_000 });
    // Birthdays about the one on which the years are full.
    const near = fc.tuple(days, fc.integer({ min: -2, max: 90 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(near, fc.constantFrom(...OPS), ([today, years, off], op) => {
        const born = Math.round(today - years * 365.2425) + off;
        expect(isAged(born, op, years, today)).toBe(COMPARISONS[op](ageOn(born, today), years));
      }),
      { numRuns: 2000 },
    );
  });

  it('is false of whoever has no birthday, and takes any number of years', () => {
    expect(OPS.filter((op) => isAged(null, op, 30, 20_000))).toEqual([]);
    expect(isAged(0, '<', 1e12, 20_000)).toBe(true);
    expect(isAged(0, '>=', -1e12, 20_000)).toBe(true);
  });
});
