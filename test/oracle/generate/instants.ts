import { dateOf, LocalCalendar, parseDay } from '../evaluate/calendar.js';
import type { Book, Duration, Facts, Moment } from '../model/index.js';
import { walk } from '../model/walk.js';
import type { Dice } from './dice.js';
import { DATES } from './literals.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const NOW_DATES = ['2024-02-29', '2025-03-01', '2026-03-31', '2026-05-31', '2026-01-01', '2026-12-31', '2028-02-29'];
const NOW_CLOCKS = ['00:00', '00:30', '01:30', '02:00', '12:00', '23:59:59'];

/** Instants to ask at: clock changes, leap days, ends of months, midnights, anything. */
export function randomNow(dice: Dice, book: Book): number {
  const calendar = new LocalCalendar(book.zone);
  const nudge = () => dice.pick([0, 0, -1, 1, HOUR / 2, HOUR - 1, HOUR]);
  return dice.weighted<() => number>([
    [4, () => calendar.instant(dice.pick(NOW_DATES), dice.pick(NOW_CLOCKS)) + nudge()],
    [3, () => clockChange(dice, calendar) + nudge()],
    [3, () => Date.UTC(2025, 0, 1) + dice.int(0, 700 * 24) * HOUR + dice.int(0, 999)],
  ])();
}

/** When the clocks of the zone are put forward or back next; a zone without such has any instant. */
function clockChange(dice: Dice, calendar: LocalCalendar): number {
  const from = Date.UTC(2024, 0, 1) + dice.int(0, 900) * DAY;
  return calendar.local(from).getTimeZoneTransition('next')?.epochMilliseconds ?? from;
}

/** Instants and dates for facts, many of them where an answer changes. */
export class Moments {
  readonly #edges: readonly number[];
  readonly #lengths: readonly Duration[];
  readonly #calendar: LocalCalendar;

  constructor(
    readonly dice: Dice,
    book: Book,
    readonly now: number,
  ) {
    this.#calendar = new LocalCalendar(book.zone);
    this.#edges = edges(book, now, this.#calendar);
    this.#lengths = lengthsIn(book);
  }

  instant(): number {
    const { dice, now } = this;
    const near = () => dice.pick(this.#edges) + dice.pick([0, 0, 0, 0, -1, 1, DAY, -DAY, HOUR]);
    return dice.weighted<() => number>([
      [7, near],
      [3, () => now - dice.int(0, 120) * 12 * HOUR],
      [2, () => now - dice.int(0, 900) * DAY - dice.int(0, DAY)],
      [1, () => now + dice.int(0, 40) * DAY],
    ])();
  }

  /** An instant that lies one of the book's lengths after another, or about so. */
  after(instant: number): number {
    const { dice } = this;
    if (this.#lengths.length === 0) return instant;
    return this.#calendar.shift(instant, dice.pick(this.#lengths), 1) + dice.pick([0, 0, -1, 1, HOUR]);
  }

  /** `YYYY-MM-DD`: a date of the book, the local date of an instant, a birthday about now. */
  date(): string {
    const { dice, now } = this;
    const today = dateOf(this.#calendar.day(now));
    return dice.weighted<() => string>([
      [3, () => dice.pick(DATES)],
      [4, () => dateOf(this.#calendar.day(this.instant()) + dice.pick([0, 0, -1, 1])).toString()],
      [
        2,
        () =>
          today
            .subtract({ years: dice.int(1, 40) })
            .add({ days: dice.pick([0, 0, -1, 1]) })
            .toString(),
      ],
      [1, () => `${dice.pick(['2000', '2004', '1996'])}-02-29`],
    ])();
  }
}

/** Instants in (from, to] at which an answer might turn: facts, each length of the book after them, midnights, hours. */
export function turningPoints(book: Book, facts: Facts, from: number, to: number): readonly number[] {
  const calendar = new LocalCalendar(book.zone);
  const lengths = lengthsIn(book);
  const own = [...facts.customers, ...facts.events].flatMap(({ at, values }) => [
    ...(at === undefined ? [] : [at]),
    ...Object.values(values).filter((value) => typeof value === 'number'),
  ]);
  const recorded = facts.customers.flatMap(({ changes = [], handSet = [] }) => [
    ...changes.flatMap(({ at, value }) => (typeof value === 'number' ? [at, value] : [at])),
    ...handSet.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
  ]);
  const instants = [...own, ...recorded];
  const after = instants.flatMap((at) => [at, ...lengths.map((length) => calendar.shift(at, length, 1))]);
  const today = calendar.day(from);
  const midnights = Array.from({ length: 400 }, (_, day) => calendar.midnight(today + day));
  return [...after, ...midnights]
    .flatMap((at) => [at - 1, at, at + 1, at + HOUR])
    .filter((at) => at > from && at <= to);
}

/** The lengths of time that a book names. */
function lengthsIn(book: Book): readonly Duration[] {
  const lengths: Duration[] = [];
  walk(book, (node) => {
    const { amount, unit } = node as Partial<Duration>;
    if (typeof amount === 'number' && unit) lengths.push({ amount, unit });
  });
  return lengths;
}

/** `now` less and plus every length of the book, the ends of its dates, midnights. */
function edges(book: Book, now: number, calendar: LocalCalendar): readonly number[] {
  const found: number[] = [now];
  walk(book, (node) => {
    const { amount, unit, date, time } = node as Partial<Duration & Moment>;
    if (typeof amount === 'number' && unit) {
      found.push(calendar.shift(now, { amount, unit }, -1), calendar.shift(now, { amount, unit }, 1));
    }
    if (typeof date === 'string') {
      const day = parseDay(date);
      found.push(calendar.midnight(day), calendar.midnight(day + 1), calendar.instant(date, time ?? '20:00'));
    }
  });
  const today = calendar.day(now);
  for (const back of [0, 1, 7, 31]) found.push(calendar.midnight(today - back));
  return found;
}
