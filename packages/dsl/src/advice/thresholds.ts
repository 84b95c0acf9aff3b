import { isLive } from '../plan/cases.js';
import { columnsIn } from '../plan/resolve/columns.js';
import { readsOf } from '../plan/resolve/reads.js';
import type { Plan, PlanTag } from '../plan/types.js';

/**
 * Whether cases of a tag may go by different thresholds: a case with `expires` by those of the last midnight, one without by
 * those of now. Then what one condition says of another is not certain. Other tags and segments may rest on thresholds.
 */
export const mixesThresholds = ({ cases }: PlanTag, plan: Plan): boolean => {
  const standing = cases.filter(({ trigger }) => trigger.kind === 'when');
  if (standing.every(isLive) || !standing.some(isLive)) return false;
  return standing.some(({ trigger }) => {
    const condition = trigger.kind === 'when' ? trigger.condition : undefined;
    return readsOf(condition).length > 0 || readsOverall(condition, plan);
  });
};

/** Whether it looks at a figure over everybody, as columns of events may too. */
const readsOverall = (tree: unknown, plan: Plan): boolean =>
  columnsIn(tree).some((id) => {
    const column = plan.columns.find((each) => each.id === id);
    return column !== undefined && (column.scope === 'overall' || readsOverall([column.where, column.value], plan));
  });
