import { DAY_MS } from '../../plan/semantics/index.js';
import type { Span } from '../../plan/windows.js';

/** The average month of the calendar, in ms. */
const MONTH_MS = 2_629_746_000;
/** A span of months is never further than this from that many average months. */
const SLACK_MS = 4 * DAY_MS;

/** How far back a span reaches: exactly, or, for calendar months, about so far. */
export const reachOf = (span: Span): number => (span.unit === 'ms' ? span.ms : span.months * MONTH_MS);

/** Whether a length is that of average months: a stand-in, which no customer's age is certain to have. */
export const isAboutMonths = (ms: number): boolean => ms !== 0 && ms % MONTH_MS === 0;

/** Lengths whose order is certain: a month count among lengths that lie well away from it, or among months only. */
export class Lengths {
  readonly #exact = new Set<number>();
  readonly #months = new Set<number>();

  add(span: Span): number {
    if (span.unit === 'ms') this.#exact.add(span.ms);
    else this.#months.add(span.months);
    return reachOf(span);
  }

  /** Whether the lengths stand to each other as their reaches do, whatever the calendar says. */
  areOrdered(): boolean {
    return [...this.#months].every((months) =>
      [...this.#exact].every((ms) => ms === 0 || Math.abs(ms - months * MONTH_MS) > SLACK_MS),
    );
  }
}
