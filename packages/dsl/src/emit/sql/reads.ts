import type { ColumnId, HistoryId, Plan, RankId } from '../../plan/types.js';
import { vectorColumns } from './physical.js';

/** What a part of the plan reads, over one customer's row or one event's. */
export interface Reads {
  /** Columns of the customer's own table. */
  readonly customer: ReadonlySet<string>;
  /** Columns of the customer's state. */
  readonly state: ReadonlySet<ColumnId>;
  /** Instants out of the customer's history. */
  readonly history: ReadonlySet<HistoryId>;
  /** Whether it reads tags or segments. */
  readonly answers: boolean;
  /** Ranks that are compared `exactly`. */
  readonly exactRanks: ReadonlySet<RankId>;
}

interface Node {
  readonly kind?: string;
  readonly column?: string;
  readonly type?: { readonly kind?: string };
  readonly history?: HistoryId;
  readonly rank?: RankId;
  readonly cuts?: readonly RankId[];
  readonly exactly?: boolean;
}

/** What has to be at hand for some parts of the plan to be worked out. */
export const readsOf = (plan: Plan, ...trees: readonly unknown[]): Reads => {
  const overall = new Set<string>(plan.columns.filter(({ scope }) => scope === 'overall').map(({ id }) => id));
  const seen = new Set<unknown>();
  const reads = {
    customer: new Set<string>(),
    state: new Set<ColumnId>(),
    history: new Set<HistoryId>(),
    answers: false,
    exactRanks: new Set<RankId>(),
  };
  const visitRank = (id: RankId): void => visit(plan.ranks.find((rank) => rank.id === id));
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object' || seen.has(tree)) return;
    seen.add(tree);
    const node = tree as Node;
    const { column } = node;
    if (node.kind === 'customer-field' && column !== undefined) {
      reads.customer.add(column);
      if (node.type?.kind === 'point') vectorColumns(column).forEach((part) => reads.customer.add(part));
    }
    if (node.kind === 'column' && column !== undefined && !overall.has(column)) reads.state.add(column as ColumnId);
    if (node.kind === 'history' && node.history !== undefined) reads.history.add(node.history);
    if (node.kind === 'tag' || node.kind === 'segment') reads.answers = true;
    if (node.kind === 'score') node.cuts?.forEach(visitRank);
    if (node.kind === 'rank' && node.rank !== undefined) {
      visitRank(node.rank);
      if (node.exactly === true) reads.exactRanks.add(node.rank);
    }
    Object.values(tree).forEach(visit);
  };
  trees.forEach(visit);
  return reads;
};
