import type { Cond } from '../conditions.js';
import type { Plan, RankId } from '../types.js';
import { readsOf, type ReadId } from './reads.js';

/** The ranks that a condition depends on, through tags, segments, other ranks and the past of all these. */
export const ranksBehind = (plan: Plan): ((condition: Cond) => ReadonlySet<RankId>) => {
  const parts = new Map<ReadId, unknown>(
    [...plan.ranks, ...plan.tags, ...plan.segments, ...plan.histories].map((part) => [part.id, part]),
  );
  return (condition) => {
    const reached = new Set<ReadId>(readsOf(condition));
    // A set goes on over what is added to it on the way.
    for (const id of reached) for (const next of readsOf(parts.get(id))) reached.add(next);
    return new Set([...reached].filter((id): id is RankId => id.startsWith('r')));
  };
};
