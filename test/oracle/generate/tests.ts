import { dateOf, LocalCalendar } from '../evaluate/calendar.js';
import { recordedAt } from '../evaluate/facts.js';
import type {
  Book,
  Customer,
  Event,
  Facts,
  FactValue,
  FactValues,
  Field,
  Situation,
  TestScript,
} from '../model/index.js';
import type { Dice } from './dice.js';

const SECOND = 1000;
const MOST_CUSTOMERS = 4;
const MOST_EVENTS = 12;

/** A test that leads up to some facts, without what it expects; and these facts, asked about where its clock ends. */
export interface Rehearsal {
  readonly script: TestScript;
  readonly facts: Facts;
  /** ms UTC. */
  readonly now: number;
}

/** Of a history, what a test can say: several customers known all along, whole seconds, nothing ahead of its clock. */
export function rehearsal(dice: Dice, book: Book, recorded: Facts, about: number): Rehearsal {
  const calendar = new LocalCalendar(book.zone);
  const now = Math.floor(about / SECOND) * SECOND;
  const day = calendar.day(now) - dice.pick([0, 1, 3, 40]);
  const start = calendar.midnight(day);
  const customers = dice.sample(recorded.customers, MOST_CUSTOMERS).map((customer) => told(book, customer, start, now));
  const ids = new Set(customers.map(({ id }) => id));
  const events = dice
    .sample(
      recorded.events.filter((event) => ids.has(event.customer)),
      MOST_EVENTS,
    )
    .map((event): Event => ({
      ...event,
      at: wholeSecond(event.at),
      values: sayable(fieldsOf(book, event.kind), event.values, event.at),
    }))
    .filter(({ at }) => at <= now);
  const timeline = [
    ...events.map(eventSituation),
    ...customers.flatMap(({ id, handSet = [] }) =>
      handSet.map(({ tag, value, from }) => ({ kind: 'hand-set' as const, customer: id, tag, value, at: from })),
    ),
    ...customers.flatMap(({ id, changes = [] }) =>
      changes.map(({ field, value, at }) => ({
        at,
        kind: 'customer' as const,
        customer: id,
        values: value === undefined ? {} : { [field]: value },
      })),
    ),
  ].sort((a, b) => a.at - b.at);
  const [before, after] = [timeline.filter(({ at }) => at <= start), timeline.filter(({ at }) => at > start)];
  let clock = start;
  const happenings = after.map((situation) => {
    const seconds = (situation.at - clock) / SECOND;
    clock = situation.at;
    return { seconds, situation };
  });
  const given = customers.map(({ id, values }): Situation => ({ kind: 'customer', customer: id, values }));
  const script = {
    name: '说 “明”',
    date: dateOf(day).toString(),
    given: [...given, ...before],
    happenings,
    rest: (now - clock) / SECOND,
    expectations: [],
  };
  return { script, facts: { customers, events: inOrderOfTelling(events, timeline) }, now };
}

function wholeSecond(instant: number): number {
  return Math.floor(instant / SECOND) * SECOND;
}

function fieldsOf(book: Book, kind: string): readonly Field[] {
  return book.events.find(({ names }) => names[0] === kind)?.fields ?? [];
}

/** A test names no instant ahead, no length finer than a second, and none of nothing. */
function sayable(fields: readonly Field[], values: FactValues, clock: number): FactValues {
  const said: Record<string, FactValue> = {};
  for (const {
    names: [name],
    type,
  } of fields) {
    const value = values[name];
    if (value === undefined) continue;
    const whole = typeof value === 'number' ? wholeSecond(value) : 0;
    const isSayable = typeof value !== 'number' || (type.kind === 'time' ? whole < wholeSecond(clock) : whole > 0);
    if (isSayable) said[name] = typeof value === 'number' ? whole : value;
  }
  return said;
}

/** A customer as recorded where the test starts, with what changes after that. */
function told({ customer: { fields } }: Book, customer: Customer, start: number, now: number): Customer {
  const values = sayable(fields, recordedAt(customer, start).values, start);
  const later = (customer.changes ?? []).map((change) => ({ ...change, at: wholeSecond(change.at) }));
  const changes = later.filter(({ at, field, value }, i) => {
    const isTold = value !== undefined && at > start && at <= now;
    const isLast = !later.slice(i + 1).some((other) => other.at === at && other.field === field);
    const declared = fields.filter(({ names }) => names[0] === field);
    return isTold && isLast && sayable(declared, { [field]: value }, at)[field] !== undefined;
  });
  const set = (customer.handSet ?? []).map(({ tag, value, from }) => ({ tag, value, from: wholeSecond(from) }));
  const handSet = set.filter(
    ({ from, tag }, i) => from <= now && !set.slice(i + 1).some((other) => other.tag === tag && other.from === from),
  );
  const sayableChanges = changes.map((change) => {
    const declared = fields.filter(({ names }) => names[0] === change.field);
    const value = sayable(declared, { [change.field]: change.value ?? '' }, change.at)[change.field];
    return { ...change, ...(value !== undefined && { value }) };
  });
  return { id: customer.id, values, changes: sayableChanges, handSet };
}

type Told = Extract<Situation, { kind: 'event' }> & { readonly of: Event };

function eventSituation(event: Event): Told {
  const { customer, kind, at, values } = event;
  return { kind: 'event', customer, event: kind, at, values, of: event };
}

/** Events of a test have ids in the order in which it tells them. */
function inOrderOfTelling(events: readonly Event[], timeline: readonly Situation[]): readonly Event[] {
  const told = timeline.filter((situation): situation is Told => situation.kind === 'event');
  return events.map((event) => ({
    ...event,
    id: `e${String(told.findIndex(({ of }) => of === event) + 1).padStart(6, '0')}`,
  }));
}
