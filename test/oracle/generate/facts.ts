import { LocalCalendar } from '../evaluate/calendar.js';
import type {
  Book,
  Customer,
  Duration,
  ElementType,
  Event,
  EventKind,
  Facts,
  FactValue,
  Field,
  Moment,
} from '../model/index.js';
import { walk } from '../model/walk.js';
import type { Dice } from './dice.js';
import { AMOUNTS, DATES, EXTREMES, INTEGERS, NUMBERS, PLACES, TEXTS } from './literals.js';

const DAY = 86_400_000;

/** Instants at which answers like to change: `now` less every length of the book, its dates, clock changes, midnights. */
export function edges(book: Book, now: number): readonly number[] {
  const calendar = new LocalCalendar(book.zone);
  const found: number[] = [now];
  walk(book, (node) => {
    const { amount, unit, date } = node as Partial<Duration & Moment>;
    if (typeof amount === 'number' && unit) {
      found.push(calendar.shift(now, { amount, unit }, -1), calendar.shift(now, { amount, unit }, 1));
    }
    if (typeof date === 'string') found.push(calendar.instant(date, '00:00'), calendar.instant(date, '20:00'));
  });
  const today = calendar.day(now);
  for (const back of [0, 1, 7, 31]) found.push(calendar.midnight(today - back));
  return found;
}

/** Instants to ask at: clock changes, leap days, ends of months, midnights, anything. */
export function randomNow(dice: Dice, book: Book): number {
  const calendar = new LocalCalendar(book.zone);
  const date = dice.pick([
    '2024-02-29',
    '2025-03-01',
    '2026-03-31',
    '2026-05-31',
    '2026-01-01',
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-04-24',
    '2026-10-04',
    '2026-10-25',
    '2026-11-01',
    '2028-02-29',
  ]);
  const clock = dice.pick(['00:00', '00:30', '01:30', '02:00', '12:00', '23:59:59']);
  const near = calendar.instant(date, clock) + dice.pick([0, 0, -1, 1, 1_800_000, 3_600_000]);
  return dice.chance(0.7) ? near : Date.UTC(2025, 0, 1) + dice.int(0, 700 * 24) * 3_600_000 + dice.int(0, 999);
}

export function randomFacts(dice: Dice, book: Book, now: number): Facts {
  const pool = edges(book, now);
  const instant = () => randomInstant(dice, pool, now);
  const ids = dice.sample(
    CUSTOMER_IDS,
    dice.weighted([
      [1, 0],
      [2, 1],
      [4, 4],
      [6, 12],
      [2, 30],
    ]),
  );
  const customers = ids.map((id): Customer => {
    const known = book.customer.columns.at !== undefined && dice.chance(0.8) ? { at: instant() } : {};
    return { id, ...known, values: values(dice, book.customer.fields, instant) };
  });
  const events = book.events.flatMap((kind) => eventsOf(dice, kind, ids, instant));
  return { customers, events };
}

const CUSTOMER_IDS = [
  ...Array.from({ length: 24 }, (_, index) => `c${index + 1}`),
  '～',
  '😀',
  '𠮷',
  '客户',
  'C1',
  '0',
  '00',
  "o'k",
  'a b',
  '-1',
  'é',
];

function randomInstant(dice: Dice, pool: readonly number[], now: number): number {
  const near = () => dice.pick(pool) + dice.pick([0, 0, 0, -1, 1, DAY, -DAY, 3_600_000]);
  return dice.weighted<() => number>([
    [6, near],
    [4, () => now - dice.int(0, 120) * 12 * 3_600_000],
    [2, () => now - dice.int(0, 900) * DAY - dice.int(0, DAY)],
    [1, () => now + dice.int(0, 40) * DAY],
  ])();
}

function eventsOf(dice: Dice, kind: EventKind, customers: readonly string[], instant: () => number): Event[] {
  if (customers.length === 0) return [];
  const count = dice.weighted([
    [1, 0],
    [2, customers.length],
    [4, customers.length * 3],
    [1, customers.length * 6],
  ]);
  // Some customers do most, and some never do.
  const active = dice.sample(customers, dice.int(1, customers.length));
  const moments = dice.times(Math.max(1, Math.ceil(count / 2)), instant);
  return dice.times(count, (index) => ({
    id: dice.pick(['e', 'E', 'é', '😀', '～']) + String(index),
    kind: kind.names[0],
    customer: dice.pick(active),
    at: dice.pick(moments),
    values: values(dice, kind.fields, instant),
  }));
}

function values(dice: Dice, fields: readonly Field[], instant: () => number): Record<string, FactValue> {
  const known = fields.filter(() => dice.chance(0.85));
  return Object.fromEntries(known.map((field) => [field.names[0], factValue(dice, field, instant)]));
}

function factValue(dice: Dice, field: Field, instant: () => number): FactValue {
  const { type } = field;
  const extreme = dice.chance(0.02);
  switch (type.kind) {
    case 'text':
      return dice.chance(0.1) ? 'cafe\u0301' : dice.pick(TEXTS);
    case 'enum':
      return dice.pick(type.values);
    case 'integer':
      return dice.pick(extreme ? EXTREMES.integer : INTEGERS);
    case 'number':
      return dice.pick(extreme ? EXTREMES.number : [...INTEGERS, ...NUMBERS]);
    case 'money':
      return dice.pick(extreme ? EXTREMES.money : AMOUNTS);
    case 'bool':
      return dice.chance(0.5);
    case 'date':
      return dice.chance(0.5) ? dice.pick(DATES) : new Date(instant()).toISOString().slice(0, 10);
    case 'time':
      return instant();
    case 'duration':
      return dice.pick([0, 1, 999, 1_000, 30_000, 29_999, 300_000, 3_600_000, DAY, 7 * DAY, 30 * DAY]);
    case 'point':
      return dice.pick(PLACES);
    case 'set':
      return dice.sample(members(type.of), dice.int(1, 3));
  }
}

function members(type: ElementType): readonly string[] {
  switch (type.kind) {
    case 'text':
      return TEXTS.filter((text) => !text.includes('|'));
    case 'integer':
      return INTEGERS;
    case 'date':
      return DATES;
    case 'enum':
      return type.values.filter((value) => !value.includes('|'));
  }
}
