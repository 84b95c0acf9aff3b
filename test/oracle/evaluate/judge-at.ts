import type { Aggregate, Book, Condition, Customer, Event, Facts, RankCondition, Value } from '../model/index.js';
import { aggregateOf, matching } from './aggregates.js';
import { LocalCalendar } from './calendar.js';
import { compareText } from './compare.js';
import { conditionHolds } from './conditions.js';
import { recordedAt } from './facts.js';
import type { Judge, Matched, Subject } from './judge.js';
import type { Known } from './known.js';
import { LastTruths } from './last-truths.js';
import { Memory } from './memory.js';
import { ranks, score } from './ranks.js';
import { valuesOf } from './tags.js';
import { Turns } from './turns.js';
import { valueOf } from './values.js';

/** Wires the parts together for a book and its facts, to be asked about any instants (ms UTC). */
export function judgesOf(book: Book, facts: Facts): (now: number) => Judge {
  const inquiry = new Inquiry(book, facts);
  return (now) => new JudgeAt(inquiry, now, 'live');
}

/** `live`: a question about now; `past`: one about an instant of a history, where thresholds are those of a grid. */
type Mode = 'live' | 'past';

/** A book with its facts, whatever the instant. What is asked of the past is the same, whenever it is asked. */
class Inquiry {
  readonly calendar: LocalCalendar;
  readonly turns: Turns;
  readonly lastTruths: LastTruths;
  /** By id. */
  readonly customers: readonly Customer[];
  readonly #byId: ReadonlyMap<string, Customer>;
  readonly #eventsByCustomer = new Map<string, readonly Event[]>();
  readonly #past = new Map<number, Judge>();

  constructor(
    readonly book: Book,
    facts: Facts,
  ) {
    this.calendar = new LocalCalendar(book.zone);
    this.turns = new Turns(book, facts, this.calendar);
    this.lastTruths = new LastTruths(this.turns, (condition, instant, customer) => {
      const then = this.past(instant);
      return then.holds(condition, { customer: then.asRecorded(customer) });
    });
    this.customers = facts.customers.toSorted((a, b) => compareText(a.id, b.id));
    this.#byId = new Map(facts.customers.map((customer) => [customer.id, customer]));
    for (const { id } of facts.customers) {
      const own = facts.events.filter((event) => event.customer === id);
      this.#eventsByCustomer.set(
        id,
        own.sort((a, b) => a.at - b.at || compareText(a.id, b.id)),
      );
    }
  }

  past(instant: number): Judge {
    let judge = this.#past.get(instant);
    if (judge === undefined) this.#past.set(instant, (judge = new JudgeAt(this, instant, 'past')));
    return judge;
  }

  eventsOf(id: string, upTo: number): readonly Event[] {
    const own = this.#eventsByCustomer.get(id) ?? [];
    const end = own.findIndex(({ at }) => at > upTo);
    return end < 0 ? own : own.slice(0, end);
  }

  customer(id: string): Customer {
    const customer = this.#byId.get(id);
    if (customer === undefined) throw new Error(`no customer ${id}`);
    return customer;
  }
}

/** Answers are remembered, because thresholds ask the same of everybody over and over. */
class JudgeAt implements Judge {
  readonly book: Book;
  readonly calendar: LocalCalendar;
  readonly #values = new Memory<Value, Known | undefined>();
  readonly #matches = new Memory<string, readonly Matched[]>();
  readonly #conditions = new Memory<Condition, boolean>();
  readonly #tags = new Memory<string, readonly string[]>();
  #customers: readonly Customer[] | undefined;

  constructor(
    readonly inquiry: Inquiry,
    readonly now: number,
    readonly mode: Mode,
  ) {
    this.book = inquiry.book;
    this.calendar = inquiry.calendar;
  }

  get customers(): readonly Customer[] {
    return (this.#customers ??= this.inquiry.customers
      .filter(({ at }) => at === undefined || at <= this.now)
      .map((customer) => recordedAt(customer, this.now)));
  }

  at(instant: number): Judge {
    return instant === this.now ? this : this.inquiry.past(instant);
  }

  past(instant: number): Judge {
    return instant === this.now && this.mode === 'past' ? this : this.inquiry.past(instant);
  }

  get thresholds(): Judge {
    if (this.mode === 'live') return this;
    const midnight = this.calendar.midnight(this.calendar.day(this.now));
    return midnight === this.now ? this : this.inquiry.past(midnight);
  }

  asRecorded({ id }: Customer): Customer {
    return recordedAt(this.inquiry.customer(id), this.now);
  }

  turnsSince(from: number, { id }: Customer): readonly number[] {
    return this.inquiry.turns.between(from, this.now, this.inquiry.customer(id));
  }

  lastTruth(condition: Condition, from: number, { id }: Customer): number | undefined {
    return this.inquiry.lastTruths.between(from, this.now, condition, this.inquiry.customer(id));
  }

  eventsOf({ id }: Customer): readonly Event[] {
    return this.inquiry.eventsOf(id, this.now);
  }

  value(value: Value, subject: Subject): Known | undefined {
    return this.#values.recall(value, subject, () => valueOf(this, value, subject));
  }

  holds(condition: Condition, subject: Subject): boolean {
    return this.#conditions.recall(condition, subject, () => conditionHolds(this, condition, subject));
  }

  matches(aggregate: Aggregate, subject: Subject): readonly Matched[] {
    return this.#matches.recall(eventsAskedBy(aggregate), subject, () => matching(this, aggregate, subject));
  }

  aggregate(aggregate: Aggregate, subject: Subject): Known | undefined {
    return aggregateOf(this, aggregate, subject);
  }

  ranks(condition: RankCondition, customer: Customer): boolean {
    return ranks(this, condition, customer);
  }

  score(operand: Value, n: number, customer: Customer): Known | undefined {
    return score(this, operand, n, customer);
  }

  tag(name: string, customer: Customer): readonly string[] {
    return this.#tags.recall(name, { customer }, () => {
      const tag = this.book.tags.find((one) => one.names[0] === name);
      return tag ? valuesOf(this, tag, customer) : [];
    });
  }

  segment(name: string, customer: Customer): boolean {
    const segment = this.book.segments.find((one) => one.names[0] === name);
    return segment !== undefined && this.holds(segment.condition, { customer });
  }
}

const ASKED = new WeakMap<Aggregate, string>();

/** The same for all aggregates over the same events. */
function eventsAskedBy(aggregate: Aggregate): string {
  let asked = ASKED.get(aggregate);
  if (asked === undefined) ASKED.set(aggregate, (asked = JSON.stringify({ ...aggregate, fn: '' })));
  return asked;
}
