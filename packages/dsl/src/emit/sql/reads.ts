import type { Cond } from '../../plan/conditions.js';
import type { ColumnId, HistoryId, Plan, RankId } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
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

type Node =
  | Extract<Value, { readonly kind: 'customer-field' | 'column' | 'history' | 'score' }>
  | Extract<Cond, { readonly kind: 'tag' | 'segment' | 'rank' }>
  | { readonly kind?: undefined };

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
    visitNode(tree as Node);
    Object.values(tree).forEach(visit);
  };
  const visitNode = (node: Node): void => {
    switch (node.kind) {
      case 'customer-field':
        reads.customer.add(node.column);
        if (node.type.kind === 'point') vectorColumns(node.column).forEach((part) => reads.customer.add(part));
        return;
      case 'column':
        if (!overall.has(node.column)) reads.state.add(node.column);
        return;
      case 'history':
        reads.history.add(node.history);
        return;
      case 'tag':
      case 'segment':
        reads.answers = true;
        return;
      case 'score':
        node.cuts.forEach(visitRank);
        return;
      case 'rank':
        visitRank(node.rank);
        if (node.exactly) reads.exactRanks.add(node.rank);
        return;
      default:
      // Whatever else a plan is made of reads nothing itself.
    }
  };
  trees.forEach(visit);
  return reads;
};
