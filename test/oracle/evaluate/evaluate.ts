import {
  tagValues,
  type Aggregate,
  type Book,
  type Condition,
  type Customer,
  type Facts,
  type RankCondition,
  type Value,
} from '../model/index.js';
import { nodesOf } from '../model/walk.js';
import { aggregateOf, matching } from './aggregates.js';
import type { Answer, Json } from './answer.js';
import { LocalCalendar } from './calendar.js';
import { compareText } from './compare.js';
import { conditionHolds } from './conditions.js';
import type { Judge, Subject } from './judge.js';
import type { Known } from './known.js';
import { plain } from './plain.js';
import { populationOf, ranks, score, threshold } from './ranks.js';
import { valuesOf } from './tags.js';
import { valueOf } from './values.js';

/** What a book says of every customer at `now` (ms UTC): plain loops over all facts, straight from the semantics. */
export function evaluate(book: Book, facts: Facts, now: number): Answer {
  const judge = judgeOf(book, facts, now);
  const everybody = judge.customers;
  const whom = (asked: (customer: Customer) => boolean) => everybody.filter(asked).map((customer) => customer.id);

  const tags = book.tags.map((tag) => {
    const holders = (value: string) => whom((customer) => judge.tag(tag.names[0], customer).includes(value));
    return [tag.names[0], Object.fromEntries(tagValues(tag).map((value) => [value, holders(value)]))] as const;
  });
  const segments = book.segments.map(
    (segment) => [segment.names[0], whom((customer) => judge.segment(segment.names[0], customer))] as const,
  );
  const metrics = book.metrics.map((metric) => {
    const values = everybody.map((customer) => [customer.id, judge.value(metric.value, { customer })] as const);
    return [metric.names[0], plainEntries(values)] as const;
  });
  return {
    population: everybody.length,
    thresholds: thresholdsOf(judge),
    tags: Object.fromEntries(tags),
    segments: Object.fromEntries(segments),
    metrics: Object.fromEntries(metrics),
  };
}

function plainEntries(values: readonly (readonly [string, Known | undefined])[]): Record<string, Json> {
  return Object.fromEntries(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, plain(value)]])));
}

function thresholdsOf(judge: Judge): Record<string, Json> {
  const { tags, segments, metrics } = judge.book;
  const labelled = nodesOf<RankCondition>([tags, segments, metrics], 'rank').flatMap((rank) => {
    const { operand, cut, among, per } = rank;
    if (operand.kind !== 'metric' || among !== undefined || per !== undefined) return [];
    const ranked = judge.customers.find((customer) => populationOf(judge, rank, customer) !== undefined);
    const population = ranked && populationOf(judge, rank, ranked);
    const theta = population && threshold(judge, rank, cut, population);
    return [
      [`${operand.metric} ${cutLabel(rank)}${rank.exactly ? ' exactly' : ''}`, shown(theta, population)] as const,
    ];
  });
  return plainEntries(labelled);
}

/** The average of instants, or of dates, lies between two of them; it is shown as the one before. */
function shown(
  theta: Known | undefined,
  population: readonly { readonly value: Known }[] | undefined,
): Known | undefined {
  const kind = population?.[0]?.value.kind;
  if (theta?.kind !== 'real') return theta;
  if (kind === 'time') return { kind, ms: Math.floor(theta.double) };
  return kind === 'date' ? { kind, day: Math.floor(theta.double) } : theta;
}

function cutLabel({ cut: { form, amount } }: RankCondition): string {
  switch (form) {
    case 'top-percent':
      return `top${amount}%`;
    case 'bottom-percent':
      return `bottom${amount}%`;
    case 'top-count':
      return `top ${amount}`;
    case 'bottom-count':
      return `bottom ${amount}`;
    case 'percentile':
      return `p${amount}`;
    case 'average':
    case 'median':
      return form;
  }
}

/** Wires the parts together. Answers are remembered, because thresholds ask the same of everybody over and over. */
export function judgeOf(book: Book, facts: Facts, now: number): Judge {
  const calendar = new LocalCalendar(book.zone);
  const customers = facts.customers
    .filter((customer) => customer.at === undefined || customer.at <= now)
    .sort((a, b) => compareText(a.id, b.id));
  const events = new Map(customers.map((customer) => [customer.id, happened(facts, customer, now)]));
  const values = new Memory<Value, Known | undefined>();
  const matches = new Memory<string, ReturnType<Judge['matches']>>();
  const conditions = new Memory<Condition, boolean>();
  const tags = new Memory<string, readonly string[]>();

  const judge: Judge = {
    book,
    now,
    calendar,
    customers,
    eventsOf: (customer) => events.get(customer.id) ?? [],
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

function happened(facts: Facts, customer: Customer, now: number) {
  return facts.events
    .filter((event) => event.customer === customer.id && event.at <= now)
    .sort((a, b) => a.at - b.at || compareText(a.id, b.id));
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
