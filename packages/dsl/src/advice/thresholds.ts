import { isLive } from '../plan/cases.js';
import type { Cond } from '../plan/conditions.js';
import { footingOf } from '../plan/footing.js';
import type { Column, Plan, PlanTag } from '../plan/types.js';

/**
 * Whether cases of a tag may go by different thresholds: a case with `expires` by those of the last midnight, one without by
 * those of now. Then what one condition says of another is not certain.
 */
export const mixesThresholds = ({ cases }: PlanTag, plan: Plan): boolean => {
  const standing = cases.filter(({ trigger }) => trigger.kind === 'when');
  if (standing.every(isLive) || !standing.some(isLive)) return false;
  return standing.some(({ trigger }) => trigger.kind === 'when' && mayRestOnOthers(trigger.condition, plan));
};

/** Ranks are of others, other tags and segments may rest on them, and a column may look at a figure over everybody. */
const mayRestOnOthers = (condition: Cond, plan: Plan): boolean =>
  [...footingOf(plan, condition)].some(([id, part]) => !id.startsWith('c') || (part as Column).scope === 'overall');
