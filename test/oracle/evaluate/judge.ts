import type { Aggregate, Book, Condition, Customer, Event, RankCondition, Value } from '../model/index.js';
import type { LocalCalendar } from './calendar.js';
import type { Known } from './known.js';

/** Whom a question is about: a customer, and inside an aggregate also one of the events. */
export interface Subject {
  readonly customer: Customer;
  readonly event?: Event;
  /** The events that `as` has named so far. */
  readonly named?: Readonly<Record<string, Event>>;
}

/** One book over one set of facts at one instant. The parts of the oracle call each other through it. */
export interface Judge {
  readonly book: Book;
  /** ms UTC. */
  readonly now: number;
  readonly calendar: LocalCalendar;
  /** Who is known at `now`, sorted by id, with their fields as recorded then. */
  readonly customers: readonly Customer[];
  /** The same book and facts at an instant up to now, the earlier ones as a history sees them. */
  at(instant: number): Judge;
  /** The same at an instant up to now, now too, as a history sees it. */
  past(instant: number): Judge;
  /** Whose thresholds count: one's own now, and in a history those of the midnight before. */
  readonly thresholds: Judge;
  /** A customer as recorded at `now`, known yet or not. */
  asRecorded(customer: Customer): Customer;
  /** Instants from `from` to `now`, both included, of which each at which anything turns is one, with its neighbours. */
  turnsSince(from: number, customer: Customer): readonly number[];
  /** The latest instant from `from` to `now`, both included, at which a condition held, as a history sees it. */
  lastTruth(condition: Condition, from: number, customer: Customer): number | undefined;
  /** A customer's events up to `now`, by (at, id). */
  eventsOf(customer: Customer): readonly Event[];
  value(value: Value, subject: Subject): Known | undefined;
  holds(condition: Condition, subject: Subject): boolean;
  /** The events that an aggregate is over; `everybody` for an `overall` one. */
  matches(aggregate: Aggregate, subject: Subject): readonly Matched[];
  aggregate(aggregate: Aggregate, subject: Subject): Known | undefined;
  ranks(condition: RankCondition, customer: Customer): boolean;
  score(operand: Value, n: number, customer: Customer): Known | undefined;
  /** The values of a tag that a customer has. */
  tag(tag: string, customer: Customer): readonly string[];
  segment(segment: string, customer: Customer): boolean;
}

/** An event that an aggregate counts, with the customer it belongs to. */
export type Matched = Subject & { readonly event: Event };
