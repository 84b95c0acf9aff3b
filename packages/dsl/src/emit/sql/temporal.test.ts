import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, integer, time } from '../../catalog/types.js';
import type { Value } from '../../plan/index.js';
import { ageOn, civilOf, DAY_MS, localDay, localOf, weekdayOf } from '../../plan/semantics/index.js';
import { field, valueIn } from './emit.harness.js';

type Part = Extract<Value, { kind: 'part' }>['part'];

const FARTHEST_DAY = 100_000_000;
const day = fc.oneof(fc.integer({ min: -FARTHEST_DAY, max: FARTHEST_DAY }), fc.integer({ min: -30_000, max: 60_000 }));
const instant = fc.oneof(
  fc.integer({ min: -FARTHEST_DAY * DAY_MS, max: FARTHEST_DAY * DAY_MS }),
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
);
const zone = fc.constantFrom(
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Pacific/Apia',
);

const partOf = (operand: Value, part: Part): Value => ({ kind: 'part', type: integer, part, operand });

describe('parts of a date', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(day, (d) => {
        const fields = { d: BigInt(d) };
        const part = (name: Part) => Number(valueIn(partOf(field('d', date), name), { fields }));
        expect({ year: part('year'), month: part('month'), day: part('day') }).toEqual(civilOf(d));
        expect(part('weekday')).toBe(weekdayOf(d));
      }),
      { numRuns: 500 },
    );
  });

  it('are missing for a missing date', () => {
    expect(valueIn(partOf(field('d', date), 'year'), { fields: { d: null } })).toBe(null);
  });
});

describe('local time', () => {
  it('is that of the zone, at every instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const setting = { fields: { at: BigInt(at) }, zone: name };
        const hour = valueIn(partOf(field('at', time), 'hour'), setting);
        const local = localOf(at, name);
        expect(Number(hour)).toBe(Math.floor((local - localDay(at, name) * DAY_MS) / 3_600_000));
        expect(valueIn({ kind: 'local-date', type: date, operand: field('at', time) }, setting)).toBe(
          BigInt(localDay(at, name)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('works on a computed instant', () => {
    const type = time;
    const later: Value = {
      kind: 'arith',
      type,
      op: '+',
      left: field('at', type),
      right: field('length', { kind: 'duration', form: { exact: 0 } }),
    };
    const fields = { at: 0n, length: BigInt(30 * DAY_MS) };
    expect(valueIn(partOf(later, 'day'), { fields, zone: 'America/New_York' })).toBe(30n);
  });
});

describe('age', () => {
  it('counts whole years, and downwards for dates to come', () => {
    const near = fc.integer({ min: -40_000, max: 60_000 });
    fc.assert(
      fc.property(near, near, (born, today) => {
        const age = valueIn(
          { kind: 'age', type: integer, operand: field('born', date) },
          { fields: { born: BigInt(born) }, now: today * DAY_MS },
        );
        expect(Number(age)).toBe(ageOn(born, today));
      }),
      { numRuns: 500 },
    );
  });
});
