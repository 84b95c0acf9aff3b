import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../windows.js';
import { coveredUntil, latestShiftedTo } from './spans.js';
import { shiftInstant, zoneOffsets } from './zone.js';

const ZONES = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
const months = (count: number): Span => ({ unit: 'months', months: count });

describe('the latest instant that a span moves to a limit', () => {
  it('is moved no further than the limit, and the next one is', () => {
    const zones = fc.constantFrom(...ZONES).chain((zone) => {
      const changes = zoneOffsets(zone).flatMap(({ from }) => (Number.isFinite(from) ? [from] : []));
      const near = fc
        .tuple(fc.constantFrom(0, ...changes), fc.integer({ min: -40 * 86_400_000, max: 40 * 86_400_000 }))
        .map(([change, off]) => change + off);
      const any = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2090, 0, 1) });
      return fc.tuple(fc.constant(zone), fc.oneof(near, any));
    });
    const span = fc.oneof(
      fc.integer({ min: 1, max: 40 }).map(months),
      fc.integer({ min: 0, max: 1e10 }).map((ms): Span => ({ unit: 'ms', ms })),
    );
    fc.assert(
      fc.property(zones, span, fc.constantFrom('back' as const, 'on' as const), ([zone, limit], length, direction) => {
        const latest = latestShiftedTo(limit, length, direction, zone);
        expect(shiftInstant(latest, length, direction, zone)).toBeLessThanOrEqual(limit);
        expect(shiftInstant(latest + 1, length, direction, zone)).toBeGreaterThan(limit);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a plain sum where the span is an exact length', () => {
    const span: Span = { unit: 'ms', ms: 5000 };
    expect(latestShiftedTo(100, span, 'back', 'UTC')).toBe(5100);
    expect(latestShiftedTo(100, span, 'on', 'UTC')).toBe(-4900);
  });

  it('says how long a span covers', () => {
    const last = Date.UTC(2026, 0, 31, 9);
    expect(coveredUntil(last, { unit: 'ms', ms: 1000 }, 'UTC')).toBe(last + 1000);
    // A month back from 28 February 9:00 is 28 January; from any later instant of February too, until March.
    expect(coveredUntil(Date.UTC(2026, 0, 28, 9), months(1), 'UTC')).toBe(Date.UTC(2026, 1, 28, 9));
    expect(coveredUntil(last, months(1), 'UTC')).toBe(Date.UTC(2026, 1, 28, 24) - 1);
  });
});
