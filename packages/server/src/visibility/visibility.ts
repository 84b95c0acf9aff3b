import type { FieldColumns, Plan } from '@tagwright/dsl';
import type { KeyRole } from '../auth/roles.js';

/** Columns of fields that somebody may not see: of customers, and of events by their table. */
export type Hidden = FieldColumns;

/** Which fields each role may see. */
export interface Visibility {
  hiddenFrom(role: KeyRole): Promise<Hidden>;
  /** Names of metrics, tags and segments that read what is hidden, and would tell of it. */
  readsHidden(plan: Plan, hidden: Hidden): ReadonlySet<string>;
  /**
   * The plan as a role sees it: without hidden fields, and without the metrics, tags and segments that read them. What
   * is looked up by name in it and not found is not there for the role (404). Asked again, it is the same object.
   */
  seenBy(role: KeyRole, plan: Plan): Promise<Plan>;
}
