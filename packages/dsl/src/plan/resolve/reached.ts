import type { Cond } from '../conditions.js';
import { footingOf } from '../footing.js';
import type { Plan, RankId } from '../types.js';

/** The ranks that a condition depends on, through tags, segments, other ranks and the past of all these. */
export const ranksBehind = (condition: Cond, plan: Plan): ReadonlySet<RankId> =>
  new Set([...footingOf(plan, condition).keys()].filter((id): id is RankId => id.startsWith('r')));
