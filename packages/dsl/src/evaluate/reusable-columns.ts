import type { ColumnId, Plan } from '../plan/types.js';

/**
 * The columns of a plan of which every customer has the value that he has under another plan of the same book: the plans
 * of a book as it changes share the parts that stayed the same. What reads more than facts and other columns is left out.
 */
export const reusableColumns = (plan: Plan, before: Plan): ReadonlySet<ColumnId> => {
  const reusable = new Set<ColumnId>();
  const { zone, customer } = plan.catalog;
  if (before.catalog.zone !== zone || before.catalog.customer.at !== customer.at) return reusable;
  const earlier = new Set<object>(before.columns);
  // Columns read those of lower levels only, which come first.
  for (const column of plan.columns) {
    if (column.scope === 'customer' && earlier.has(column) && restsOnFacts(column, reusable)) reusable.add(column.id);
  }
  return reusable;
};

interface Node {
  readonly kind?: string;
  readonly column?: ColumnId;
}

/** What may have changed though the column itself is the same. */
const ELSEWHERE: ReadonlySet<string> = new Set(['rank', 'score', 'tag', 'segment', 'history', 'in-list']);

const restsOnFacts = (tree: unknown, reusable: ReadonlySet<ColumnId>): boolean => {
  if (tree === null || typeof tree !== 'object') return true;
  const { kind = '', column } = tree as Node;
  if (ELSEWHERE.has(kind)) return false;
  if (kind === 'column' && column !== undefined && !reusable.has(column)) return false;
  return Object.values(tree).every((part) => restsOnFacts(part, reusable));
};
