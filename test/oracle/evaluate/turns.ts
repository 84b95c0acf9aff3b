import { nodesOf, walk } from '../model/walk.js';
import type {
  Aggregate,
  AggregateName,
  Book,
  CalendarUnit,
  Customer,
  Duration,
  Facts,
  FactValue,
  Habit,
  Moment,
  Period,
} from '../model/index.js';
import { isCalendarSpan, parseDay, type LocalCalendar } from './calendar.js';
import { firstInstant } from './windows.js';

const HALF_HOUR = 1_800_000;
/** Moving by months goes past the days that a month lacks. */
const LONGEST_JUMP = 3 * 86_400_000;
/** Where the clocks change, a span of months may end some steps beside the same time of day. */
const CLOCK_STEPS = [-4, -3, -2, -1, 1, 2, 3, 4].map((step) => step * HALF_HOUR);

const LEAST_STRETCH = 7 * 86_400_000;

/** All turns from one instant to another, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly turns: readonly number[];
}

/**
 * A set of instants that is surely fine enough: between two neighbours of it no answer about one customer turns. Every
 * instant of the customer's facts (of everybody's events where a figure over them may be one) and of the book, moved by
 * every length of time there is, and from there on by how long a value is kept after its condition; every local midnight;
 * and the milliseconds beside them.
 */
export class Turns {
  readonly #written: readonly number[];
  readonly #lengths: readonly Duration[];
  /** How long values are kept after their conditions, and what of that is known: when it is over that begins at a turn. */
  readonly #kept: readonly { readonly length: Duration; readonly ends: Map<number, readonly number[]> }[];
  /** By customer: the turns of a stretch of time, in ascending order. */
  readonly #stretches = new Map<string, Stretch>();
  readonly #eventInstants = new Map<string, readonly number[]>();
  /** Of everybody's events, where a figure over these may be an instant: for each customer something may turn by it. */
  readonly #everybodysInstants: readonly number[];
  readonly #turns = new Map<string, readonly number[]>();

  constructor(
    book: Book,
    facts: Facts,
    readonly calendar: LocalCalendar,
  ) {
    const lengths = new Map<string, Duration>();
    const written: number[] = [];
    walk(book, (node) => {
      const { amount, unit, date, time, period, count } = node as Partial<Duration & Moment & Habit>;
      const named = [
        ...(typeof amount === 'number' && unit ? [{ amount, unit }] : []),
        ...(period && count !== undefined ? periods(period, count) : []),
      ];
      for (const length of named) lengths.set(`${length.amount}${length.unit}`, length);
      if (typeof date === 'string') written.push(firstInstant({ date, ...(time !== undefined && { time }) }, calendar));
    });
    this.#lengths = [...lengths.values()];
    this.#written = written;
    const kept = new Map<string, Duration>();
    for (const tag of book.tags) {
      for (const { trigger, expires = tag.expires } of tag.cases)
        if (trigger.kind === 'when' && expires) kept.set(`${expires.amount}${expires.unit}`, expires);
    }
    this.#kept = [...kept.values()].map((length) => ({ length, ends: new Map() }));
    for (const { customer, at, values } of facts.events) {
      const own = this.#eventInstants.get(customer) ?? [];
      this.#eventInstants.set(customer, [
        ...own,
        at,
        ...Object.values(values).flatMap((value) => this.#instantIn(value)),
      ]);
    }
    this.#everybodysInstants = picksOutOfAll(book) ? [...this.#eventInstants.values()].flat() : [];
  }

  /** In ascending order, with both ends. */
  between(from: number, to: number, customer: Customer): readonly number[] {
    if (from === to) return [from];
    const { turns } = this.#stretchOf(from, to, customer);
    return [from, ...turns.slice(placeOf(from + 1, turns), placeOf(to, turns)), to];
  }

  /** The last one before an instant, or `from` if there is none after that. */
  before(instant: number, from: number, customer: Customer): number {
    const { turns } = this.#stretchOf(from, instant, customer);
    return Math.max(from, turns[placeOf(instant, turns) - 1] ?? from);
  }

  /** One that is known, or else a longer one, since whoever asks about the past soon asks about what was before it. */
  #stretchOf(from: number, to: number, customer: Customer): Stretch {
    const known = this.#stretches.get(customer.id);
    if (known && known.from <= from && known.to >= to) return known;
    const start = Math.min(from, known?.from ?? from) - Math.max(to - from, LEAST_STRETCH);
    const end = Math.max(to, known?.to ?? to);
    const stretch = { from: start, to: end, turns: this.#turnsWithin(start, end, customer) };
    this.#stretches.set(customer.id, stretch);
    return stretch;
  }

  #turnsWithin(from: number, to: number, customer: Customer): readonly number[] {
    const found = new Set<number>();
    const add = (instant: number) => {
      for (const one of [instant - 1, instant, instant + 1]) if (one >= from && one <= to) found.add(one);
    };
    for (const turn of this.#turnsIn(from - 1, to + 1, customer)) add(turn);
    for (const { length, ends } of this.#kept) {
      const earliest = this.calendar.shift(from, length, -1) - LONGEST_JUMP;
      for (const turn of this.#turnsIn(earliest, to, customer)) {
        let own = ends.get(turn);
        if (own === undefined) ends.set(turn, (own = this.#moved(turn, length, [1])));
        own.forEach(add);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Where a condition may turn that rests on nothing which was kept; both ends included. */
  *#turnsIn(from: number, to: number, customer: Customer): Generator<number> {
    let own = this.#turns.get(customer.id);
    if (own === undefined) this.#turns.set(customer.id, (own = this.#turnsOf(customer)));
    for (const turn of own) if (turn >= from && turn <= to) yield turn;
    const { calendar } = this;
    for (let day = calendar.day(from); day <= calendar.day(to) + 1; day++) yield calendar.midnight(day);
  }

  #turnsOf(customer: Customer): readonly number[] {
    const turns = new Set<number>();
    for (const instant of this.#instantsOf(customer)) {
      turns.add(instant);
      for (const length of this.#lengths) for (const turn of this.#moved(instant, length, [1, -1])) turns.add(turn);
    }
    return [...turns];
  }

  #moved(instant: number, length: Duration, directions: readonly (1 | -1)[]): readonly number[] {
    return directions.flatMap((direction) => {
      const moved = this.calendar.shift(instant, length, direction);
      return isCalendarSpan(length) ? [0, ...CLOCK_STEPS].map((step) => moved + step) : [moved];
    });
  }

  #instantsOf({ id, at, values, changes = [], handSet = [] }: Customer): ReadonlySet<number> {
    const fields = [...Object.values(values), ...changes.flatMap(({ value }) => (value === undefined ? [] : [value]))];
    return new Set([
      ...this.#written,
      ...(this.#eventInstants.get(id) ?? []),
      ...this.#everybodysInstants,
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

/** How many come before an instant, of some in ascending order. */
function placeOf(instant: number, turns: readonly number[]): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle] ?? instant) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the book asks for one out of everybody's events: `overall last(order)` is an instant of somebody's. */
function picksOutOfAll(book: Book): boolean {
  return nodesOf<Aggregate>(book, 'aggregate').some(({ overall, fn }) => overall && PICKING.has(fn));
}

const PICKING: ReadonlySet<AggregateName> = new Set(['first', 'last', 'min', 'max', 'mode']);

/** How far back the periods of a habit begin. */
function periods(period: Period, count: number): readonly Duration[] {
  if (period.kind === 'calendar') return [];
  const { amount, unit } = period.kind === 'length' ? period.length : ROLLING[period.unit];
  return Array.from({ length: count }, (_, index) => ({ amount: amount * (index + 1), unit }));
}

const ROLLING: Readonly<Record<CalendarUnit, Duration>> = {
  day: { amount: 1, unit: 'd' },
  week: { amount: 1, unit: 'w' },
  month: { amount: 1, unit: 'mo' },
  quarter: { amount: 3, unit: 'mo' },
  year: { amount: 1, unit: 'y' },
};
