import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf } from '../../evaluate/evaluate.js';
import { prepare } from '../../evaluate/prepare.js';
import type { Stored } from '../../plan/facts.js';
import { cells, condition, facts, instant, number, type Typed } from '../expressions.harness.js';
import { emptyPlan, holdsIn, valueIn } from '../sql/emit.harness.js';

const ZONE = 'America/New_York';
const prepared = prepare(emptyPlan(ZONE));
const moment = (own: Readonly<Record<string, Stored>>, now: number) =>
  momentOf(prepared, { id: '1', fields: own, events: {} }, now);
/** As SQLite gives it: integers as BigInt, doubles without a negative zero. */
const asCell = (value: number | bigint | null, scale: Typed['scale']): number | bigint | null => {
  if (value === null) return null;
  return scale === 'real' ? Number(value) + 0 : BigInt(value);
};

describe('JSON Logic and SQLite', () => {
  it('work out the same values, to the bit', () => {
    fc.assert(
      fc.property(number, facts, instant, ({ value, scale }, own, now) => {
        const found = prepared.value(value)(moment(own, now).scope) as number | bigint | null;
        const expected = valueIn(value, { fields: cells(own), now, zone: ZONE });
        expect(asCell(found, scale)).toBe(expected === 0 ? 0 : expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('agree on what holds', () => {
    fc.assert(
      fc.property(condition, facts, instant, (asked, own, now) => {
        const found = prepared.condition(asked)(moment(own, now).scope) as boolean;
        expect(found).toBe(holdsIn(asked, { fields: cells(own), now, zone: ZONE }));
      }),
      { numRuns: 1000 },
    );
  });
});
