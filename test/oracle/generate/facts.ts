import type {
  Book,
  Customer,
  ElementType,
  Event,
  EventKind,
  Facts,
  FactValue,
  FactValues,
  Field,
  FieldChange,
  HandSet,
} from '../model/index.js';
import type { Dice } from './dice.js';
import { tagValues } from '../model/index.js';
import { Moments } from './instants.js';
import { AMOUNTS, DATES, EXTREMES, INTEGERS, NUMBERS, PLACES, TEXTS } from './literals.js';

const DAY = 86_400_000;

/** What the making of facts draws on. */
interface Source {
  readonly dice: Dice;
  readonly moments: Moments;
  /** How often a number is one of the largest that there may be. */
  readonly extremes: number;
  /** How often a value is known. */
  readonly known: number;
  /** How often a field changes later. */
  readonly changing: number;
  /** The texts that there are; where they are few, two events often speak of the same thing. */
  readonly texts: readonly string[];
}

/** Few customers, many ties, values missing, facts ahead of `now`, facts at one instant. */
export function randomFacts(dice: Dice, book: Book, now: number): Facts {
  const source: Source = {
    dice,
    moments: new Moments(dice, book, now),
    extremes: dice.pick([0, 0, 0.02, 0.3]),
    known: dice.pick([0.9, 0.9, 0.6, 1]),
    changing: dice.pick([0, 0, 0.1, 0.4]),
    texts: dice.chance(0.4) ? dice.sample(TEXTS, 3) : TEXTS,
  };
  const size = dice.weighted([
    [1, 0],
    [1, 1],
    [2, 4],
    [5, 12],
    [5, 30],
    [2, 60],
  ]);
  const ids = dice.sample(CUSTOMER_IDS, size);
  const customers = ids.map((id): Customer => {
    const known = book.customer.columns.at !== undefined && dice.chance(0.8);
    const at = known && { at: source.moments.instant() };
    const first = values(source, book.customer.fields);
    const [changes, handSet] = [laterValues(source, book.customer.fields, first), settings(source, book)];
    return {
      id,
      ...at,
      values: first,
      ...(changes.length > 0 && { changes }),
      ...(handSet.length > 0 && { handSet }),
    };
  });
  const pool: number[] = [];
  return { customers, events: book.events.flatMap((kind) => eventsOf(source, kind, ids, pool)) };
}

const PLAIN_IDS = Array.from({ length: 50 }, (_, index) => `c${index + 1}`);
const CUSTOMER_IDS = [...PLAIN_IDS, '～', '😀', '𠮷', '客户', 'C1', '0', '00', "o'k", 'a b', '-1', 'é'];

/** Many share an instant, with events of other kinds too, or lie one of the book's lengths apart: `pool` is what there is. */
function eventsOf(source: Source, kind: EventKind, customers: readonly string[], pool: number[]): Event[] {
  const { dice, moments } = source;
  if (customers.length === 0) return [];
  const count = dice.weighted([
    [1, 0],
    [2, customers.length],
    [4, customers.length * 3],
    [1, customers.length * 6],
  ]);
  // Some customers do most, and some never do.
  const active = dice.sample(customers, dice.int(1, customers.length));
  const own = dice.times(Math.max(1, Math.ceil(count / 2)), () =>
    pool.length > 0 && dice.chance(0.4) ? moments.after(dice.pick(pool)) : moments.instant(),
  );
  pool.push(...own);
  const instants = [...own, ...dice.sample(pool, 2)];
  return dice.times(count, (index) => ({
    id: dice.pick(['e', 'E', 'é', '😀', '～']) + String(index),
    kind: kind.names[0],
    customer: dice.pick(active),
    at: dice.pick(instants),
    values: values(source, kind.fields),
  }));
}

function values(source: Source, fields: readonly Field[]): Record<string, FactValue> {
  const known = fields.filter(() => source.dice.chance(source.known));
  return Object.fromEntries(known.map((field) => [field.names[0], factValue(source, field)]));
}

/** What was known first may become something else, or missing, and something again. */
function laterValues(source: Source, fields: readonly Field[], first: FactValues): FieldChange[] {
  const { dice, moments } = source;
  const changes = fields
    .filter(({ names: [name] }) => first[name] !== undefined && dice.chance(source.changing))
    .flatMap((field) =>
      dice.times(dice.int(1, 3), (): FieldChange => {
        const value = dice.chance(source.known) && { value: factValue(source, field) };
        return { at: moments.instant(), field: field.names[0], ...value };
      }),
    );
  // A field that changes twice at one instant has no order in which it does.
  const isFirst = (change: FieldChange, i: number) =>
    changes.findIndex(({ at, field }) => at === change.at && field === change.field) === i;
  return changes.filter(isFirst).sort((a, b) => a.at - b.at);
}

/** Values of manual tags: each set after the one before was taken away, or in its place. */
function settings({ dice, moments }: Source, book: Book): HandSet[] {
  return book.tags
    .filter((tag) => tag.manual && dice.chance(0.7))
    .flatMap((tag) => {
      const instants = [...new Set(dice.times(dice.int(1, 4), () => moments.instant()))].sort((a, b) => a - b);
      // Of several values each is set once, since a removal takes it away however often it was set.
      const values = tag.many ? dice.shuffle(tagValues(tag)) : instants.map(() => dice.pick(tagValues(tag)));
      return instants.slice(0, values.length).map((from, i): HandSet => {
        const next = instants[i + 1] ?? moments.after(from);
        const removed = dice.chance(0.4) && next > from + 1;
        const until = removed && { until: dice.int(from + 1, next) };
        return { tag: tag.names[0], value: values[i] ?? '', from, ...until };
      });
    });
}

function factValue({ dice, moments, extremes, texts }: Source, field: Field): FactValue {
  const { type } = field;
  const extreme = dice.chance(extremes);
  switch (type.kind) {
    case 'text':
      return dice.chance(0.1) ? 'cafe\u0301' : dice.pick(texts);
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
      return moments.date();
    case 'time':
      return moments.instant();
    case 'duration':
      return dice.pick([0, 1, 999, 1_000, 30_000, 29_999, 300_000, 3_600_000, DAY, 7 * DAY, 30 * DAY]);
    case 'point':
      return dice.pick(PLACES);
    case 'set':
      return dice.sample(members(type.of), dice.int(1, 3));
  }
}

/** `|` parts the members of a set in a data file. */
function members(type: ElementType): readonly string[] {
  const withoutBar = (texts: readonly string[]) => texts.filter((text) => !text.includes('|'));
  switch (type.kind) {
    case 'text':
      return withoutBar(TEXTS);
    case 'integer':
      return INTEGERS;
    case 'date':
      return DATES;
    case 'enum':
      return withoutBar(type.values);
  }
}
