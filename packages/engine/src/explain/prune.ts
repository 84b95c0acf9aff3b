import type { ColumnId, Plan, RankId, SegmentId, TagId } from '@tagwright/dsl';

export type Target = { readonly tag: TagId } | { readonly segment: SegmentId };

/** The part of a plan that one tag or segment rests on. Metrics, which nothing rests on, are left out. */
export const prunePlan = (plan: Plan, target: Target): Plan => {
  const kept = new Set<string>();
  const keep = (id: string): void => {
    if (kept.has(id)) return;
    kept.add(id);
    const everything = [...plan.columns, ...plan.ranks, ...plan.tags, ...plan.segments];
    visit(everything.find((each) => each.id === id));
  };
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object') return;
    const node = tree as {
      readonly kind?: string;
      readonly column?: ColumnId;
      readonly rank?: RankId;
      readonly cuts?: readonly RankId[];
      readonly tag?: TagId;
      readonly segment?: SegmentId;
    };
    if (node.kind === 'column' && node.column !== undefined) keep(node.column);
    if (node.kind === 'rank' && node.rank !== undefined) keep(node.rank);
    if (node.kind === 'score') node.cuts?.forEach(keep);
    if (node.kind === 'tag' && node.tag !== undefined) keep(node.tag);
    if (node.kind === 'segment' && node.segment !== undefined) keep(node.segment);
    Object.values(tree).forEach(visit);
  };
  keep('tag' in target ? target.tag : target.segment);
  const isKept = ({ id }: { readonly id: string }): boolean => kept.has(id);
  const columns = plan.columns.filter(isKept);
  return {
    ...plan,
    catalog: {
      ...plan.catalog,
      events: plan.catalog.events.filter(({ table }) => columns.some(({ event }) => event === table)),
    },
    columns,
    ranks: plan.ranks.filter(isKept),
    metrics: [],
    tags: plan.tags.filter(isKept),
    segments: plan.segments.filter(isKept),
    strata: plan.strata.map(({ ranks, tags, segments }) => ({
      ranks: ranks.filter((id) => kept.has(id)),
      tags: tags.filter((id) => kept.has(id)),
      segments: segments.filter((id) => kept.has(id)),
    })),
  };
};
