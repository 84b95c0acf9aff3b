import type { Cond } from '../../plan/conditions.js';
import type { Plan, RankId, RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { ruleOfCondition } from './condition.js';
import type { Rule } from './rule.js';
import { ruleOfValue } from './value.js';

/** What emitting needs beside the part at hand. Values stand in conditions and, through ranks, conditions in values. */
export interface Emission {
  readonly ranks: ReadonlyMap<RankId, RankThreshold>;
  readonly value: (value: Value) => Rule;
  readonly condition: (condition: Cond) => Rule;
}

export const emissionOf = (plan: Plan): Emission => {
  const emission: Emission = {
    ranks: new Map(plan.ranks.map((rank) => [rank.id, rank])),
    value: (value) => ruleOfValue(value, emission),
    condition: (condition) => ruleOfCondition(condition, emission),
  };
  return emission;
};
