import {
  type BookEffects,
  type PlanCost,
  plannedEffects,
  type Planned as PlannedInEngine,
  type Reason,
  reasonsOfDraft,
} from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import { defineJob } from '../jobs/index.js';
import { type CheckAsked, type Checked, checkFiles } from './check.js';
import { beyondReach } from './reach.js';

/** What the draft would do, in plain data. */
export interface Planned {
  readonly checked: Checked;
  /** Undefined where there are errors, or no answers to hold the draft against. */
  readonly effects: Omit<BookEffects, 'explained'> | undefined;
  readonly reasons: readonly Reason[];
  /** Why there are no effects to be told, though the rules are sound. */
  readonly unknown: PlannedInEngine['unknown'] | 'catalog-changed';
  readonly cost: PlanCost | undefined;
}

export interface PlanAsked extends CheckAsked {
  /** Of whoever asks: what a catalog of his own would read is worked out for engineers alone. */
  readonly role: KeyRole;
}

/** Counts what putting files in force would do to the customers. */
export const planBookJob = defineJob('book.plan', async (context, asked: PlanAsked): Promise<Planned> => {
  const { checked, compilation, inForce: published } = await checkFiles(context, asked);
  const draft = checked.plan;
  const nothing = { checked, effects: undefined, reasons: [], cost: undefined };
  if (draft === undefined) return { ...nothing, unknown: undefined };
  if (published === undefined) return { ...nothing, unknown: 'no-answers' };
  if (beyondReach(published.catalog, draft.catalog, asked.role).length > 0)
    return { ...nothing, unknown: 'catalog-changed' };
  const { effects: found, ...rest } = await context.scratch((session) =>
    plannedEffects(session, context.store.name, { draft, published }),
  );
  if (found === undefined) return { ...nothing, ...rest };
  const { explained, ...effects } = found;
  return { checked, effects, reasons: reasonsOfDraft(explained, { ...compilation, plan: draft }), ...rest };
});
