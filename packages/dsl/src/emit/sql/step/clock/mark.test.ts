import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindDateWindow, bindWindow, shiftInstant } from '../../../../plan/semantics/index.js';
import type { PlanWindow, Span } from '../../../../plan/windows.js';
import { bornMark, dateWindowMarks, daysOfYear, reachedMark, spanMark, windowMarks } from './mark.js';

const ZONE = 'America/New_York';
const DAY = 86_400_000;
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 0, max: 400 * DAY }).map((ms): Span => ({ unit: 'ms', ms })),
  fc.integer({ min: 1, max: 30 }).map((months): Span => ({ unit: 'months', months })),
);
const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
const window: fc.Arbitrary<PlanWindow> = fc.oneof(
  span.map((each): PlanWindow => ({ kind: 'last', span: each })),
  span.map((each): PlanWindow => ({ kind: 'next', span: each })),
  span.map((each): PlanWindow => ({ kind: 'before', span: each })),
  fc.tuple(span, span).map(([from, to]): PlanWindow => ({ kind: 'ago', from, to })),
  unit.map((each): PlanWindow => ({ kind: 'this', unit: each })),
  fc.tuple(unit, fc.integer({ min: 1, max: 5 })).map(([each, count]): PlanWindow => ({
    kind: 'last-units',
    unit: each,
    count,
  })),
  fc.integer({ min: -3, max: 3 }).map((offset): PlanWindow => ({ kind: 'day', offset, months: -1 })),
  fc
    .tuple(unit, fc.integer({ min: 1, max: 5 }))
    .map(([each, back]): PlanWindow => ({ kind: 'nth-unit', unit: each, back })),
);

const marks = fc.oneof(
  window.map((each) => windowMarks(each, ZONE)),
  window.map((each) => dateWindowMarks(each, ZONE)),
  span.map((each) => [spanMark(each, 'back', ZONE), spanMark(each, 'on', ZONE), reachedMark(each, ZONE, 1)]),
  fc.integer({ min: 0, max: 90 }).map((years) => [bornMark(years, ZONE)]),
);

describe('a mark', () => {
  it('never goes back, and is as steady as it says', () => {
    fc.assert(
      fc.property(marks, instant, fc.integer({ min: 0, max: 70 * DAY }), (each, now, later) => {
        for (const { at, steady } of each) {
          expect(at(now + later)).toBeGreaterThanOrEqual(at(now));
          expect(steady === undefined || at(now) === now + steady).toBe(true);
        }
      }),
    );
  });

  it('is an end of the window that it is of', () => {
    fc.assert(
      fc.property(window, instant, (each, now) => {
        const { after, until } = bindWindow(each, now, ZONE);
        const finite = [after, until].filter(Number.isFinite);
        expect(windowMarks(each, ZONE).map(({ at }) => at(now))).toEqual(finite);
        const { from, to } = bindDateWindow(each, now, ZONE);
        const dates = [from - 1, to].filter(Number.isFinite);
        expect(dateWindowMarks(each, ZONE).map(({ at }) => at(now))).toEqual(dates);
      }),
    );
  });

  it('that counts a span on from a fact is the latest instant that the span moves up to now', () => {
    fc.assert(
      fc.property(span, instant, fc.integer({ min: 0, max: 3 }), (each, now, early) => {
        const reached = reachedMark(each, ZONE, early).at(now);
        expect(shiftInstant(reached, each, 'on', ZONE)).toBeLessThanOrEqual(now - early);
        expect(shiftInstant(reached + 1, each, 'on', ZONE)).toBeGreaterThan(now - early);
      }),
    );
  });

  it('has a key of its own, wherever it is made', () => {
    const month: Span = { unit: 'months', months: 1 };
    const two: Span = { unit: 'months', months: 2 };
    const week: PlanWindow = { kind: 'this', unit: 'week' };
    const year: PlanWindow = { kind: 'this', unit: 'year' };
    const all = [
      ...[month, two].flatMap((each) => [spanMark(each, 'back', ZONE), spanMark(each, 'on', ZONE)]),
      ...[month, two].flatMap((each) => [reachedMark(each, ZONE), reachedMark(each, ZONE, 1)]),
      ...[week, year].flatMap((each) => [...windowMarks(each, ZONE), ...dateWindowMarks(each, ZONE)]),
      bornMark(18, ZONE),
      bornMark(19, ZONE),
      spanMark({ unit: 'ms', ms: DAY }, 'on', ZONE),
      spanMark({ unit: 'ms', ms: DAY }, 'back', ZONE),
    ];
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    const keys = (each: PlanWindow) => windowMarks(each, ZONE).map(({ key }) => key);
    expect(keys({ kind: 'next', span: month })).toContain(spanMark(month, 'on', ZONE).key);
    expect(keys({ kind: 'last', span: month })).toContain(spanMark(month, 'back', ZONE).key);
  });

  it('does not move where a window is between two dates', () => {
    const range: PlanWindow = { kind: 'range', from: { day: 1 }, to: { day: 9 } };
    expect([windowMarks(range, ZONE), dateWindowMarks(range, ZONE)]).toEqual([[], []]);
  });
});

describe('the days of the year', () => {
  it('have 29 February beside the days that it is kept with', () => {
    const day = (text: string): number => Date.parse(text) / DAY;
    expect([...daysOfYear(day('2026-02-27'), day('2026-03-02'))].sort()).toEqual([227, 228, 229, 301, 302]);
    expect([...daysOfYear(day('2026-02-28'), day('2026-02-28'))]).toEqual([228, 229]);
    expect([...daysOfYear(day('2026-03-01'), day('2026-03-01'))]).toEqual([301, 229]);
    expect([...daysOfYear(day('2026-12-31'), day('2027-01-01'))]).toEqual([1231, 101]);
    expect(daysOfYear(day('2026-01-01'), day('2036-01-01')).size).toBe(366);
  });
});
