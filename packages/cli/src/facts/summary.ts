import { localInstant, type CheckedBook, type Plan, type PlanTag } from '@tagwright/dsl';
import { segmentCount, shownThresholds, tagCount } from '@tagwright/engine';
import type { EvaluationSummary, ShownThreshold, Store } from '@tagwright/engine';
import { bookOrder } from '../book/order.js';
import type { Context } from '../context.js';
import { count } from '../report/numbers.js';
import type { Counted, RunSummary } from '../report/run/summary.js';
import { shownValue } from '../report/value.js';

const HASH_DIGITS = 12;

/** How many customers have each answer, for a person to look over. Tags and segments come as the book has them. */
export async function summaryOf(
  { words }: Context,
  store: Store,
  { plan, checked }: { readonly plan: Plan; readonly checked: CheckedBook },
  evaluation: EvaluationSummary,
): Promise<RunSummary> {
  const { population, asOf, book } = evaluation;
  const { zone } = plan.catalog;
  const order = bookOrder(checked);
  const segments: { name: string; customers: number }[] = [];
  for (const segment of plan.segments.toSorted(order.segments))
    segments.push({ name: segment.names[0] ?? '', customers: await segmentCount(store, segment) });
  const tags: Counted[] = [];
  for (const tag of plan.tags.toSorted(order.tags)) tags.push(await counted(store, tag, population, words.run));
  return {
    population,
    tags,
    segments: segments.length === 0 ? undefined : { name: words.run.segments, traits: [], answers: segments },
    thresholds: thresholdsOf(
      await shownThresholds(store, plan),
      (threshold) => shownValue(threshold.type, threshold.value, zone, words.units),
      words.run,
    ),
    footer: words.run.footer({
      population: count(population),
      asOf: localInstant(asOf, zone),
      zone,
      book: book.slice(0, HASH_DIGITS),
    }),
  };
}

/** More groups than these are told by the lowest and the highest. */
const MOST_GROUPS = 4;

/** A line for each threshold; where each city has its own, one line for all of them. */
function thresholdsOf(
  thresholds: readonly ShownThreshold[],
  show: (threshold: ShownThreshold) => string,
  words: Context['words']['run'],
): RunSummary['thresholds'] {
  const byRank = new Map<string, ShownThreshold[]>();
  for (const threshold of thresholds) {
    byRank.set(threshold.rank.id, [...(byRank.get(threshold.rank.id) ?? []), threshold]);
  }
  return [...byRank.values()].flatMap((groups) => {
    const ascending = groups.toSorted((a, b) => Number(a.value) - Number(b.value));
    const [lowest, highest] = [ascending[0], ascending.at(-1)];
    if (groups.length <= MOST_GROUPS || lowest === undefined || highest === undefined) {
      return groups.map((each) => ({
        label: each.group === undefined ? each.label : `${each.label}: ${each.group}`,
        value: show(each),
      }));
    }
    const range = { low: show(lowest), high: show(highest), groups: count(groups.length) };
    return [{ label: lowest.label, value: words.thresholdRange(range) }];
  });
}

async function counted(
  store: Store,
  tag: PlanTag,
  population: number,
  words: Context['words']['run'],
): Promise<Counted> {
  const traits = [
    ...(tag.ordered ? [words.traits.ordered] : []),
    ...(tag.exclusive ? [] : [words.traits.many]),
    ...(tag.manual ? [words.traits.manual] : []),
  ];
  const answers: { name: string; customers: number }[] = [];
  for (const name of tag.values) answers.push({ name, customers: await tagCount(store, tag, name) });
  const answered = answers.reduce((sum, { customers }) => sum + customers, 0);
  // Only where values exclude each other do the rest have none.
  const nobody =
    tag.exclusive && answered < population
      ? [{ name: words.nobody, customers: population - answered, nobody: true }]
      : [];
  return { name: tag.names[0] ?? '', traits, answers: [...answers, ...nobody] };
}
