import type { Known } from '../emit/json-logic/operators/scope.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import type { Held, HeldThreshold } from '../plan/held.js';
import type { ColumnId, RankId } from '../plan/types.js';

/** What one customer's answers take from all customers, at one instant. */
export interface Population {
  readonly threshold: (rank: RankId, group: string | null) => HeldThreshold | undefined;
  readonly overall: (column: ColumnId) => Known;
  /** The population of an earlier instant, for what is re-derived there. */
  readonly before: (instant: number) => Population;
}

/** Thresholds by rank and group. */
export const thresholdsByGroup = (
  thresholds: readonly HeldThreshold[],
): ReadonlyMap<RankId, ReadonlyMap<string | null, HeldThreshold>> => {
  const byRank = new Map<RankId, Map<string | null, HeldThreshold>>();
  for (const each of thresholds) {
    const groups = byRank.get(each.rank) ?? new Map<string | null, HeldThreshold>();
    groups.set(each.group, each);
    byRank.set(each.rank, groups);
  }
  return byRank;
};

const indexes = new WeakMap<Held, ReturnType<typeof thresholdsByGroup>>();

/** What the population says, given from outside; asked for when it is needed. */
export const givenPopulation = (heldNow: () => Held, heldAt: (instant: number) => Held): Population => ({
  threshold: (rank, group) => indexOf(heldNow()).get(rank)?.get(group),
  overall: (column) => knownOf(heldNow().overall.get(column)),
  before: (instant) => givenPopulation(() => heldAt(instant), heldAt),
});

const indexOf = (held: Held): ReturnType<typeof thresholdsByGroup> => {
  let index = indexes.get(held);
  if (index === undefined) {
    index = thresholdsByGroup(held.thresholds);
    indexes.set(held, index);
  }
  return index;
};
