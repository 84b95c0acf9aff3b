import type { Aggregate, Book, Condition, Customer, Event, Facts, Value } from '../model/index.js';
import { aggregateOf, matching } from './aggregates.js';
import { LocalCalendar } from './calendar.js';
import { compareText } from './compare.js';
import { conditionHolds } from './conditions.js';
import { recordedAt } from './facts.js';
import type { Judge, Subject } from './judge.js';
import type { Known } from './known.js';
import { ranks, score } from './ranks.js';
import { valuesOf } from './tags.js';
import { Turns } from './turns.js';
import { valueOf } from './values.js';

/** Wires the parts together for a book and its facts, asked about now (ms UTC). */
export function judgeOf(book: Book, facts: Facts, now: number): Judge {
  return new Inquiry(book, facts).judge(now, 'live');
}

/** `live`: a question about now; `past`: one about an instant of a history, where thresholds are those of a grid. */
type Mode = 'live' | 'past';

/** A book with its facts, whatever the instant. */
class Inquiry {
  readonly #calendar: LocalCalendar;
  readonly #turns: Turns;
  readonly #eventsByCustomer = new Map<string, readonly Event[]>();
  readonly #past = new Map<number, Judge>();

  constructor(
    readonly book: Book,
    readonly facts: Facts,
  ) {
    this.#calendar = new LocalCalendar(book.zone);
    this.#turns = new Turns(book, facts, this.#calendar);
    for (const { id } of facts.customers) {
      const own = facts.events.filter((event) => event.customer === id);
      this.#eventsByCustomer.set(
        id,
        own.sort((a, b) => a.at - b.at || compareText(a.id, b.id)),
      );
    }
  }

  past(instant: number): Judge {
    const judge = this.#past.get(instant) ?? this.judge(instant, 'past');
    this.#past.set(instant, judge);
    return judge;
  }

  /** Answers are remembered, because thresholds ask the same of everybody over and over. */
  judge(now: number, mode: Mode): Judge {
    const { book, facts } = this;
    const calendar = this.#calendar;
    const values = new Memory<Value, Known | undefined>();
    const matches = new Memory<string, ReturnType<Judge['matches']>>();
    const conditions = new Memory<Condition, boolean>();
    const tags = new Memory<string, readonly string[]>();
    const past = (instant: number) => this.past(instant);
    let customers: readonly Customer[] | undefined;

    const judge: Judge = {
      book,
      now,
      calendar,
      get customers() {
        return (customers ??= facts.customers
          .filter((customer) => customer.at === undefined || customer.at <= now)
          .sort((a, b) => compareText(a.id, b.id))
          .map((customer) => recordedAt(customer, now)));
      },
      at: (instant) => (instant === now ? judge : past(instant)),
      past: (instant) => (instant === now && mode === 'past' ? judge : past(instant)),
      get thresholds() {
        if (mode === 'live') return judge;
        const midnight = calendar.midnight(calendar.day(now));
        return midnight === now ? judge : past(midnight);
      },
      asRecorded: ({ id }) => recordedAt(this.customer(id), now),
      turnsSince: (from, customer) => this.#turns.between(from, now, this.customer(customer.id)),
      eventsOf: (customer) => (this.#eventsByCustomer.get(customer.id) ?? []).filter(({ at }) => at <= now),
      value: (value, subject) => values.recall(value, subject, () => valueOf(judge, value, subject)),
      holds: (condition, subject) =>
        conditions.recall(condition, subject, () => conditionHolds(judge, condition, subject)),
      matches: (aggregate, subject) =>
        matches.recall(JSON.stringify({ ...aggregate, fn: '' }), subject, () => matching(judge, aggregate, subject)),
      aggregate: (aggregate: Aggregate, subject: Subject) => aggregateOf(judge, aggregate, subject),
      ranks: (condition, customer) => ranks(judge, condition, customer),
      score: (operand, n, customer) => score(judge, operand, n, customer),
      tag: (name, customer) =>
        tags.recall(name, { customer }, () => {
          const tag = book.tags.find((one) => one.names[0] === name);
          return tag ? valuesOf(judge, tag, customer) : [];
        }),
      segment: (name, customer) => {
        const segment = book.segments.find((one) => one.names[0] === name);
        return segment !== undefined && judge.holds(segment.condition, { customer });
      },
    };
    return judge;
  }

  customer(id: string): Customer {
    const customer = this.facts.customers.find((one) => one.id === id);
    if (customer === undefined) throw new Error(`no customer ${id}`);
    return customer;
  }
}

/** Answers by question and customer; questions about an event are asked once, and not remembered. */
class Memory<K, V> {
  readonly #answers = new Map<K, Map<string, V>>();

  recall(question: K, subject: Subject, work: () => V): V {
    if (subject.event) return work();
    const answers = this.#answers.get(question) ?? new Map<string, V>();
    this.#answers.set(question, answers);
    if (!answers.has(subject.customer.id)) answers.set(subject.customer.id, work());
    return answers.get(subject.customer.id) as V;
  }
}
