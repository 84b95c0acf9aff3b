import type { Plan, RankThreshold } from '@tagwright/dsl';

interface Node {
  readonly kind?: string;
  readonly column?: string;
  readonly history?: string;
  readonly rank?: string;
  readonly cuts?: readonly string[];
  readonly tag?: string;
  readonly segment?: string;
}

/** The ranks that a part of a plan compares with, as far down as it goes. */
export const ranksUnder = (plan: Plan, part: unknown): readonly RankThreshold[] => {
  const all = [...plan.columns, ...plan.ranks, ...plan.histories, ...plan.tags, ...plan.segments];
  const parts = new Map<string, unknown>(all.map((each) => [each.id, each]));
  const seen = new Set<string>();
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object') return;
    const { column, history, rank, cuts = [], tag, segment } = tree as Node;
    for (const id of [column, history, rank, tag, segment, ...cuts])
      if (id !== undefined && parts.has(id) && !seen.has(id)) {
        seen.add(id);
        visit(parts.get(id));
      }
    Object.values(tree).forEach(visit);
  };
  visit(part);
  return plan.ranks.filter(({ id }) => seen.has(id));
};
