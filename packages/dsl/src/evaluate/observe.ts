import type { Cond } from '../plan/conditions.js';
import type { CustomerFacts } from '../plan/facts.js';
import { footingOf } from '../plan/footing.js';
import { type Held, type HeldThreshold, NOTHING_HELD } from '../plan/held.js';
import { takesPart } from '../emit/json-logic/ranked.js';
import type { PlanTag, RankId, RankThreshold, SegmentId, TagId } from '../plan/types.js';
import type { Moment } from './moment.js';
import { thresholdsByGroup } from './population.js';
import type { Prepared } from './prepare.js';
import { type CustomerRecord, recordOf } from './record.js';
import { reusableColumns } from './reusable-columns.js';
import { WorkedPopulation } from './worked-population.js';

/** Some customers at one instant of whom anything can be asked, part by part: what nobody asks is not worked out. */
export interface Observed {
  /** Those who are known at the instant, in the order in which they were given. */
  readonly customers: readonly ObservedCustomer[];
  /** θ of a rank, of each of its groups; empty where nobody is ranked. */
  thresholds(rank: RankId): readonly HeldThreshold[];
  /** The keys of those whom a rank ranks, in storage units, in no order. */
  measured(rank: RankThreshold): readonly number[];
  /** All that is the same for everybody; of a part of the plan, what that rests on. */
  held(part?: object): Held;
}

export interface ObservedCustomer {
  readonly id: string;
  holds(condition: Cond): boolean;
  isIn(segment: SegmentId): boolean;
  values(tag: TagId): readonly string[];
  /** The cases that give the customer the values of a tag, by their place: of an exclusive tag one at most. */
  giving(tag: PlanTag): readonly number[];
}

interface Looked {
  readonly prepared: Prepared;
  readonly customers: readonly CustomerFacts[];
  readonly records: readonly CustomerRecord[];
  readonly now: number;
  readonly moments: readonly Moment[];
}

const looked = new WeakMap<Observed, Looked>();

/**
 * Looks at some customers as a whole population at `now` (ms UTC), for counting the parts of a book while it is written;
 * what is `given` of the population is not worked out.
 *
 * @param previous the same customers under an earlier plan of the same book: what it measured of them, and is measured
 *   still, is taken over. The answers are the same as without it.
 */
export const observe = (
  prepared: Prepared,
  customers: readonly CustomerFacts[],
  now: number,
  given: Held = NOTHING_HELD,
  previous?: Observed,
): Observed => {
  const before = previous === undefined ? undefined : looked.get(previous);
  const isSame = before !== undefined && before.customers === customers && before.now === now;
  const records = isSame ? before.records : customers.map((facts) => recordOf(prepared.plan, facts));
  const population = new WorkedPopulation(prepared, records, now, {
    thresholds: thresholdsByGroup(given.thresholds),
    overall: given.overall,
  });
  const { moments } = population;
  if (isSame) takeOver(moments, prepared, before);
  const made: Observed = {
    customers: moments.map(observed),
    thresholds: (rank) => [...population.groups(rank).values()],
    measured: (rank) => measuredIn(moments, rank),
    held: (part) => population.held(part === undefined ? undefined : footingOf(prepared.plan, part)),
  };
  looked.set(made, { prepared, customers, records, now, moments });
  return made;
};

const takeOver = (moments: readonly Moment[], { plan }: Prepared, before: Looked): void => {
  const columns = reusableColumns(plan, before.prepared.plan);
  const known = new Map(before.moments.map((moment) => [moment.record, moment]));
  for (const moment of moments) {
    const earlier = known.get(moment.record);
    if (earlier !== undefined) moment.takeOver(earlier, columns);
  }
};

const observed = (moment: Moment): ObservedCustomer => ({
  id: moment.record.id,
  holds: (condition) => moment.prepared.condition(condition)(moment.scope) as boolean,
  isIn: (segment) => moment.segment(segment),
  values: (tag) => moment.tagValues(tag),
  giving: (tag) => givingIn(tag, moment),
});

const measuredIn = (moments: readonly Moment[], rank: RankThreshold): readonly number[] =>
  moments.flatMap(({ prepared, scope }) => {
    const isRanked = prepared.rule(rank, () => takesPart(rank, prepared.emission))(scope) as boolean;
    return isRanked ? [Number(prepared.value(rank.key)(scope))] : [];
  });

const givingIn = (tag: PlanTag, moment: Moment): readonly number[] => {
  if (tag.manual) return [];
  if (tag.exclusive) {
    const chosen = moment.prepared.chosen(tag)(moment.scope) as number | null;
    return chosen === null ? [] : [chosen];
  }
  return tag.cases.flatMap((each, index) =>
    (moment.prepared.caseHolds(each)(moment.scope) as boolean) ? [index] : [],
  );
};
