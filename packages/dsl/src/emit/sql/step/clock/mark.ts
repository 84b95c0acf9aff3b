import {
  bindDateWindow,
  bindWindow,
  bornBy,
  civilOf,
  latestShiftedTo,
  localDay,
  shiftInstant,
} from '../../../../plan/semantics/index.js';
import { unreachable } from '../../../../text/unreachable.js';
import type { PlanWindow, Span } from '../../../../plan/windows.js';

/** A stretch of time: what happens after the one instant, up to the other (ms UTC). */
export interface Stretch {
  readonly after: number;
  readonly until: number;
}

/**
 * What the clock carries along: an instant (ms UTC) or a local date (epoch day) that follows from `now` and never goes
 * back while `now` goes on. A fact changes sides when the mark passes over it.
 */
export interface Mark {
  /** Equal marks have equal keys. */
  readonly key: string;
  readonly at: (now: number) => number;
  /** Where the mark always lies this many ms from `now`. */
  readonly steady: number | undefined;
}

/**
 * On which side of the mark a fact at the very mark counts: with what lies before it (`x <= mark`), or with what lies
 * behind it (`x < mark`). One that is compared both ways changes twice.
 */
export type Side = 'before' | 'behind';

const steadyMark = (steady: number): Mark => ({ key: `now ${steady}`, at: (now) => now + steady, steady });

/** Facts dated ahead count once `now` reaches them. */
export const NOW: Mark = steadyMark(0);

export const spanMark = (span: Span, direction: 'back' | 'on', zone: string): Mark => {
  if (span.unit === 'ms') return steadyMark(direction === 'back' ? -span.ms : span.ms);
  const key = `${direction} ${span.months} months`;
  return { key, at: (now) => shiftInstant(now, span, direction, zone), steady: undefined };
};

/** The latest instant that lies a span back from `now`: where the span is counted on from the fact itself. */
export const reachedMark = (span: Span, zone: string, early = 0): Mark =>
  span.unit === 'ms'
    ? steadyMark(-span.ms - early)
    : {
        key: `reached ${span.months} months ${early}`,
        at: (now) => latestShiftedTo(now - early, span, 'on', zone),
        steady: undefined,
      };

/** Both ends of a window over instants, as far as they move: what lies up to an end counts with what lies before it. */
export const windowMarks = (window: PlanWindow, zone: string): readonly Mark[] => {
  switch (window.kind) {
    case 'last':
      return [spanMark(window.span, 'back', zone), NOW];
    case 'next':
      return [NOW, spanMark(window.span, 'on', zone)];
    case 'ago':
      return [spanMark(window.from, 'back', zone), spanMark(window.to, 'back', zone)];
    case 'before':
      return [spanMark(window.span, 'back', zone)];
    case 'range':
      return [];
    case 'day':
    case 'this':
    case 'last-units':
    case 'nth-unit':
      return (['after', 'until'] as const).map((end) => ({
        key: `${JSON.stringify(window)} ${end}`,
        at: (now) => bindWindow(window, now, zone)[end],
        steady: undefined,
      }));
    default:
      return unreachable(window);
  }
};

/** Both ends of a window over local dates, as far as they move. */
export const dateWindowMarks = (window: PlanWindow, zone: string): readonly Mark[] => {
  if (window.kind === 'range') return [];
  const until: Mark = {
    key: `${JSON.stringify(window)} to`,
    at: (now) => bindDateWindow(window, now, zone).to,
    steady: undefined,
  };
  if (window.kind === 'before') return [until];
  const after: Mark = {
    key: `${JSON.stringify(window)} from`,
    at: (now) => bindDateWindow(window, now, zone).from - 1,
    steady: undefined,
  };
  return [after, until];
};

/** The latest birthday of those who are so many years old. */
export const bornMark = (years: number, zone: string): Mark => ({
  key: `born ${years}`,
  at: (now) => bornBy(years, localDay(now, zone)),
  steady: undefined,
});

/** The days of the year (MMDD) of the dates from `from` to `to`; with 28 February or 1 March also the day between them. */
export const daysOfYear = (from: number, to: number): ReadonlySet<number> => {
  const days = new Set<number>();
  for (let day = from; day <= Math.min(to, from + DAYS_OF_YEAR); day += 1) {
    const { month, day: dayOfMonth } = civilOf(day);
    days.add(month * 100 + dayOfMonth);
  }
  if (days.has(228) || days.has(301)) days.add(229);
  return days;
};

const DAYS_OF_YEAR = 366;
