import type { RankId, RankThreshold } from '../../plan/types.js';
import type { Emission } from './emission.js';
import { all, call, type Rule } from './rule.js';

/** A rank over one customer. */
export interface Ranked {
  readonly rank: RankThreshold;
  /** Who takes part: the population, and of it whoever has a group where there are groups. */
  readonly takesPart: Rule;
  readonly theta: Rule;
  /** The last customer in, among those tied at θ. */
  readonly tie: Rule;
}

/** The group that a customer is ranked in, as text; undefined for a rank without groups. */
export const groupOf = ({ per }: RankThreshold, emission: Emission): Rule | undefined =>
  per === undefined ? undefined : call('tw_text', emission.value(per));

export const rankedOf = (id: RankId, emission: Emission): Ranked => {
  const rank = emission.ranks.get(id);
  if (rank === undefined) throw new Error(`the plan has no ${id}`);
  const group = groupOf(rank, emission);
  const place = group === undefined ? [id] : [id, group];
  return {
    rank,
    takesPart: takesPart(rank, emission),
    theta: call('tw_threshold', ...place),
    tie: call('tw_tie', ...place),
  };
};

export const takesPart = (rank: RankThreshold, emission: Emission): Rule => {
  const group = groupOf(rank, emission);
  const population = emission.condition(rank.population);
  return group === undefined ? population : all([population, call('tw_known', group)]);
};
