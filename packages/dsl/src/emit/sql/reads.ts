import type { Plan, RankId } from '../../plan/types.js';

/** The tables that a part of the plan reads, over one customer's row or one event's. */
export interface Reads {
  readonly customer: boolean;
  /** Columns of the customer's state. */
  readonly state: boolean;
  readonly answer: boolean;
  /** Ranks that are compared `exactly`, by name. */
  readonly exactRanks: ReadonlySet<RankId>;
}

/** Which tables have to be joined for some parts of the plan to be worked out. */
export const readsOf = (plan: Plan, ...trees: readonly unknown[]): Reads => {
  const overall = new Set<string>(plan.columns.filter(({ scope }) => scope === 'overall').map(({ id }) => id));
  const seen = new Set<unknown>();
  const exactRanks = new Set<RankId>();
  let [customer, state, answer] = [false, false, false];
  const visitRank = (id: RankId): void => visit(plan.ranks.find((rank) => rank.id === id));
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object' || seen.has(tree)) return;
    seen.add(tree);
    const node = tree as { kind?: string; column?: string; rank?: RankId; cuts?: readonly RankId[]; exactly?: boolean };
    if (node.kind === 'customer-field') customer = true;
    if (node.kind === 'column') state ||= !overall.has(node.column ?? '');
    if (node.kind === 'tag' || node.kind === 'segment') answer = true;
    if (node.kind === 'score') node.cuts?.forEach(visitRank);
    if (node.kind === 'rank' && node.rank !== undefined) {
      visitRank(node.rank);
      if (node.exactly === true) exactRanks.add(node.rank);
    }
    Object.values(tree).forEach(visit);
  };
  trees.forEach(visit);
  return { customer, state, answer, exactRanks };
};
