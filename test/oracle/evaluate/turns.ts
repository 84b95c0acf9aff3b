import { walk } from '../model/walk.js';
import type { Book, Customer, Duration, Facts, FactValue, Moment } from '../model/index.js';
import { isCalendarSpan, parseDay, type LocalCalendar } from './calendar.js';
import { firstInstant } from './windows.js';

const HALF_HOUR = 1_800_000;
/** Where the clocks change, a span of months may end some steps beside the same time of day. */
const CLOCK_STEPS = [-4, -3, -2, -1, 1, 2, 3, 4].map((step) => step * HALF_HOUR);

/**
 * A set of instants that is surely fine enough: between two neighbours of it no answer about one customer turns. Every
 * instant of the facts and of the book, moved by every length of time there is, every local midnight, and the
 * milliseconds beside them.
 */
export class Turns {
  readonly #written: readonly number[];
  readonly #lengths: readonly Duration[];
  readonly #eventInstants = new Map<string, readonly number[]>();

  constructor(
    book: Book,
    facts: Facts,
    readonly calendar: LocalCalendar,
  ) {
    const lengths = new Map<string, Duration>();
    const written: number[] = [];
    walk(book, (node) => {
      const { amount, unit, date, time } = node as Partial<Duration & Moment>;
      if (typeof amount === 'number' && unit) lengths.set(`${amount}${unit}`, { amount, unit });
      if (typeof date === 'string') written.push(firstInstant({ date, ...(time !== undefined && { time }) }, calendar));
    });
    this.#lengths = [...lengths.values()];
    this.#written = written;
    for (const { customer, at, values } of facts.events) {
      const own = this.#eventInstants.get(customer) ?? [];
      this.#eventInstants.set(customer, [
        ...own,
        at,
        ...Object.values(values).flatMap((value) => this.#instantIn(value)),
      ]);
    }
  }

  /** In ascending order, with both ends. */
  between(from: number, to: number, customer: Customer): readonly number[] {
    const { calendar } = this;
    const found = new Set<number>([from, to]);
    const add = (instant: number) => {
      for (const one of [instant - 1, instant, instant + 1]) if (one > from && one < to) found.add(one);
    };
    const own = this.#instantsOf(customer);
    for (const instant of own) {
      add(instant);
      for (const length of this.#lengths) {
        for (const direction of [1, -1] as const) {
          const moved = calendar.shift(instant, length, direction);
          add(moved);
          if (isCalendarSpan(length)) for (const step of CLOCK_STEPS) add(moved + step);
        }
      }
    }
    for (let day = calendar.day(from); day <= calendar.day(to) + 1; day++) add(calendar.midnight(day));
    return [...found].sort((a, b) => a - b);
  }

  #instantsOf({ id, at, values, changes = [], handSet = [] }: Customer): ReadonlySet<number> {
    const fields = [...Object.values(values), ...changes.flatMap(({ value }) => (value === undefined ? [] : [value]))];
    return new Set([
      ...this.#written,
      ...(this.#eventInstants.get(id) ?? []),
      ...(at === undefined ? [] : [at]),
      ...fields.flatMap((value) => this.#instantIn(value)),
      ...changes.map((change) => change.at),
      ...handSet.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
    ]);
  }

  /** A number may be an instant; a length of time is none, and does no harm. */
  #instantIn(value: FactValue): readonly number[] {
    if (typeof value === 'number') return [value];
    const isDate = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    return isDate ? [this.calendar.midnight(parseDay(value))] : [];
  }
}
