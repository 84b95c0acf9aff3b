import type { Column, ColumnId, Plan } from '../../../plan/types.js';
import { readsOf } from '../reads.js';
import { found, type Scope } from '../scope.js';
import { EVERYTHING } from './tables.js';

/** What a column is worked out from: if none of these moved, neither did the column. */
export interface Foundations {
  /** Facts: everything, or the tables of events. */
  readonly facts: readonly string[];
  /** Columns: itself, and those of lower levels that it reads. */
  readonly columns: readonly ColumnId[];
  /** Columns over everybody that it is compared with. */
  readonly overall: readonly ColumnId[];
}

const known = new WeakMap<Plan, Map<ColumnId, Foundations>>();

/** The foundations of a column, through all the columns that it reads: a step asks for them again and again. */
export const foundationsOf = (column: Column, scope: Scope): Foundations => {
  const ofPlan = known.get(scope.plan) ?? new Map<ColumnId, Foundations>();
  known.set(scope.plan, ofPlan);
  const foundations = ofPlan.get(column.id) ?? foundationsAnew(column, scope);
  ofPlan.set(column.id, foundations);
  return foundations;
};

const foundationsAnew = (column: Column, scope: Scope): Foundations => {
  const events = new Set<string>();
  const overall = new Set<ColumnId>();
  const columns = new Set<ColumnId>();
  const visit = (each: Column): void => {
    if (columns.has(each.id)) return;
    columns.add(each.id);
    for (const table of eventsIn(each)) events.add(table);
    for (const id of overallIn(each, scope)) overall.add(id);
    for (const id of readsOf(scope.plan, each).state) visit(found(scope.columns, id));
  };
  visit(column);
  return { facts: [EVERYTHING, ...[...events].sort()], columns: [...columns], overall: [...overall].sort() };
};

interface Node {
  readonly kind?: string;
  readonly event?: string;
  readonly column?: ColumnId;
}

/** The column's own event, and those that follow it. */
const eventsIn = (tree: unknown): readonly string[] => {
  if (tree === null || typeof tree !== 'object') return [];
  const { event } = tree as Node;
  const below = Object.values(tree).flatMap(eventsIn);
  return event === undefined ? below : [event, ...below];
};

const overallIn = (tree: unknown, scope: Scope): readonly ColumnId[] => {
  if (tree === null || typeof tree !== 'object') return [];
  const { kind, column } = tree as Node;
  const below = Object.values(tree).flatMap((each) => overallIn(each, scope));
  if (kind !== 'column' || column === undefined) return below;
  const read = found(scope.columns, column);
  return read.scope === 'overall' ? [column, ...below] : below;
};
