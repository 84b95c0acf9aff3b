import { shiftInstant } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredUntil } from './expiry.js';

const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2090, 0, 1) });
const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia');

describe('the last instant that a span covers', () => {
  it('is exact for exact lengths', () => {
    expect(coveredUntil(1000, { unit: 'ms', ms: 500 }, 'UTC')).toBe(1500);
  });

  it('ends with the month where the next has no such day', () => {
    const last = Date.UTC(2026, 0, 31, 12);
    expect(coveredUntil(last, { unit: 'months', months: 1 }, 'UTC')).toBe(Date.UTC(2026, 2, 1) - 1);
  });

  it('is covered, and the next is not', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), zone, (last, months, name) => {
        const span = { unit: 'months', months } as const;
        const until = coveredUntil(last, span, name);
        expect(shiftInstant(until, span, 'back', name)).toBeLessThanOrEqual(last);
        expect(shiftInstant(until + 1, span, 'back', name)).toBeGreaterThan(last);
      }),
    );
  });
});
