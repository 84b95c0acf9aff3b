import type { ColumnId, HistoryId, Plan, RankId, SegmentId, TagId, Value } from '@tagwright/dsl';

export type PartId = ColumnId | RankId | HistoryId | TagId | SegmentId;

/** Everything that some parts of a plan rest on, these among it; `event` tables too, as they are named. */
export interface Rests {
  readonly ids: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Columns of the customer's table. */
  readonly fields: ReadonlySet<string>;
}

interface Node {
  readonly kind?: string;
  readonly fn?: string;
  readonly what?: { readonly column?: string };
  readonly column?: string;
  readonly event?: string;
  readonly history?: HistoryId;
  readonly rank?: RankId;
  readonly cuts?: readonly RankId[];
  readonly tag?: TagId;
  readonly segment?: SegmentId;
}

/** A part of a plan by its id, or a value that is in none, as that of a metric. */
export type Root = PartId | Value;

const known = new WeakMap<Plan, Map<string, Rests>>();

/** What stands under the parts of a plan, as far down as it goes; of named parts remembered, for every step asks for the same. */
export const restsOn = (plan: Plan, roots: readonly Root[]): Rests => {
  if (!roots.every((root) => typeof root === 'string')) return restsAnew(plan, roots);
  const ofPlan = known.get(plan) ?? new Map<string, Rests>();
  known.set(plan, ofPlan);
  const key = roots.join(' ');
  const rests = ofPlan.get(key) ?? restsAnew(plan, roots);
  ofPlan.set(key, rests);
  return rests;
};

const restsAnew = (plan: Plan, roots: readonly Root[]): Rests => {
  const everything = [...plan.columns, ...plan.ranks, ...plan.histories, ...plan.tags, ...plan.segments];
  const byId = new Map(everything.map((each) => [each.id as string, each]));
  const [ids, events, fields] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const keep = (id: string): void => {
    if (ids.has(id)) return;
    ids.add(id);
    visit(byId.get(id));
  };
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object') return;
    const node = tree as Node;
    // A column of the plan, and a `followed` condition, name the event that they look at.
    if (typeof node.event === 'string') events.add(node.event);
    if (node.kind === 'column' && node.column !== undefined) keep(node.column);
    if (node.kind === 'customer-field' && node.column !== undefined) fields.add(node.column);
    if (node.fn === 'last-changed' && node.what?.column !== undefined) fields.add(node.what.column);
    if (node.kind === 'history' && node.history !== undefined) keep(node.history);
    if (node.kind === 'rank' && node.rank !== undefined) keep(node.rank);
    if (node.kind === 'score') node.cuts?.forEach(keep);
    if (node.tag !== undefined) keep(node.tag);
    if (node.kind === 'segment' && node.segment !== undefined) keep(node.segment);
    Object.values(tree).forEach(visit);
  };
  for (const root of roots) {
    if (typeof root === 'string') keep(root);
    else visit(root);
  }
  return { ids, events, fields };
};

/** The part of a plan that some of it rests on. Metrics, which nothing rests on, are left out. */
export const partOf = (plan: Plan, roots: readonly Root[]): Plan => {
  const { ids, events } = restsOn(plan, roots);
  const isKept = ({ id }: { readonly id: string }): boolean => ids.has(id);
  return {
    ...plan,
    catalog: { ...plan.catalog, events: plan.catalog.events.filter(({ table }) => events.has(table)) },
    columns: plan.columns.filter(isKept),
    ranks: plan.ranks.filter(isKept),
    histories: plan.histories.filter(isKept),
    metrics: [],
    tags: plan.tags.filter(isKept),
    segments: plan.segments.filter(isKept),
    strata: plan.strata.map(({ ranks, tags, segments }) => ({
      ranks: ranks.filter((id) => ids.has(id)),
      tags: tags.filter((id) => ids.has(id)),
      segments: segments.filter((id) => ids.has(id)),
    })),
  };
};
