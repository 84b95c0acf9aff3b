import { tagValues, type Book, type Customer, type Facts, type RankCondition } from '../model/index.js';
import { nodesOf } from '../model/walk.js';
import type { Answer, Json } from './answer.js';
import type { Judge } from './judge.js';
import { judgesOf } from './judge-at.js';
import type { Known } from './known.js';
import { plain } from './plain.js';
import { populationOf, threshold } from './ranks.js';

/** What a book says of every customer at `now` (ms UTC): plain loops over all facts, straight from the semantics. */
export function evaluate(book: Book, facts: Facts, now: number): Answer {
  return answerOf(judgesOf(book, facts)(now));
}

/** The same at each of some instants. */
export function evaluateAt(book: Book, facts: Facts, nows: readonly number[]): readonly Answer[] {
  return nows.map(answersTo(book, facts));
}

/** The same at whatever instants are asked about one by one: they have one past. */
export function answersTo(book: Book, facts: Facts): (now: number) => Answer {
  const judgeAt = judgesOf(book, facts);
  return (now) => answerOf(judgeAt(now));
}

function answerOf(judge: Judge): Answer {
  const { book } = judge;
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
