import { DAY_MS } from '../../plan/semantics/index.js';
import type { PlanWindow, Span } from '../../plan/windows.js';
import type { Cell } from './cells.js';
import { partsOf, type Interval } from './intervals.js';
import { Lengths, reachOf } from './spans.js';

/** The bounds that conditions name on one ordered quantity, and the cells that lie between them. */
export class Axis {
  readonly #cuts = new Set<number>();
  readonly lengths = new Lengths();

  constructor(readonly domain: Interval) {}

  /** A test that holds for the cells inside one of the intervals. */
  inside(intervals: readonly Interval[]): (cell: Cell) => boolean {
    for (const { from, to } of intervals) {
      this.#cuts.add(from);
      this.#cuts.add(to);
    }
    return (cell) => cell.kind === 'range' && intervals.some(({ from, to }) => from <= cell.from && cell.to <= to);
  }

  cells(): readonly Cell[] | undefined {
    if (!this.lengths.areOrdered()) return undefined;
    return partsOf(this.domain, [...this.#cuts]).map(({ from, to }): Cell => ({
      kind: 'range',
      from: Math.max(from, this.domain.from),
      to: Math.min(to, this.domain.to),
    }));
  }
}

/** The ages, in ms before now, of the instants in a window; undefined where they depend on the calendar. */
export const agesIn = (window: PlanWindow, lengths: Lengths): Interval | undefined => {
  switch (window.kind) {
    case 'last':
      return { from: 0, to: lengths.add(window.span) };
    case 'next':
      return { from: -lengths.add(window.span), to: 0 };
    case 'ago':
      return { from: lengths.add(window.to), to: lengths.add(window.from) };
    case 'before':
      return { from: lengths.add(window.span), to: Infinity };
    default:
      return undefined;
  }
};

/** The ages, in days before today, of the local dates in a window. */
export const daysIn = (window: PlanWindow, lengths: Lengths): Interval | undefined => {
  const days = (span: Span): number => {
    lengths.add(span);
    return Math.trunc(reachOf(span) / DAY_MS);
  };
  switch (window.kind) {
    case 'last':
      return { from: 0, to: days(window.span) };
    case 'next':
      return { from: -days(window.span), to: 1 };
    case 'ago':
      return { from: days(window.to), to: days(window.from) };
    case 'before':
      return { from: days(window.span), to: Infinity };
    case 'day':
      return { from: -window.offset, to: 1 - window.offset };
    default:
      return undefined;
  }
};
