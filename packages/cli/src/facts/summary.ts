import type { CheckedBook, Plan, PlanTag } from '@tagwright/dsl';
import { segmentCount, shownThresholds, tagCount } from '@tagwright/engine';
import type { EvaluationSummary, SqliteStore } from '@tagwright/engine';
import { bookOrder } from '../book/order.js';
import type { Context } from '../context.js';
import { localInstant } from '../report/instant.js';
import { count } from '../report/numbers.js';
import type { Counted, RunSummary } from '../report/run/summary.js';
import { shownValue } from '../report/value.js';

const HASH_DIGITS = 12;

/** How many customers have each answer, for a person to look over. Tags and segments come as the book has them. */
export function summaryOf(
  { words }: Context,
  store: SqliteStore,
  { plan, checked }: { readonly plan: Plan; readonly checked: CheckedBook },
  evaluation: EvaluationSummary,
): RunSummary {
  const { population, asOf, book } = evaluation;
  const { zone } = plan.catalog;
  const order = bookOrder(checked);
  const segments = plan.segments
    .toSorted(order.segments)
    .map((segment) => ({ name: segment.names[0] ?? '', customers: segmentCount(store, segment) }));
  return {
    population,
    tags: plan.tags.toSorted(order.tags).map((tag) => counted(store, tag, population, words.run)),
    segments: segments.length === 0 ? undefined : { name: words.run.segments, traits: [], answers: segments },
    thresholds: shownThresholds(store, plan).map(({ label, group, value, type }) => ({
      label: group === undefined ? label : `${label}: ${group}`,
      value: shownValue(type, value, zone, words.units),
    })),
    footer: words.run.footer({
      population: count(population),
      asOf: localInstant(asOf, zone),
      zone,
      book: book.slice(0, HASH_DIGITS),
    }),
  };
}

function counted(store: SqliteStore, tag: PlanTag, population: number, words: Context['words']['run']): Counted {
  const traits = [
    ...(tag.ordered ? [words.traits.ordered] : []),
    ...(tag.exclusive ? [] : [words.traits.many]),
    ...(tag.manual ? [words.traits.manual] : []),
  ];
  const answers = tag.values.map((name) => ({ name, customers: tagCount(store, tag, name) }));
  const answered = answers.reduce((sum, { customers }) => sum + customers, 0);
  // Only where values exclude each other do the rest have none.
  const nobody =
    tag.exclusive && answered < population
      ? [{ name: words.nobody, customers: population - answered, nobody: true }]
      : [];
  return { name: tag.names[0] ?? '', traits, answers: [...answers, ...nobody] };
}
