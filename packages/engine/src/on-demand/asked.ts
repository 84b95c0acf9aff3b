import type { Plan, PlanMetric, PlanSegment, PlanTag } from '@tagwright/dsl';
import { partOf } from '../history/plan-part.js';

/** What of a book somebody wants to know. */
export interface Asked {
  readonly tags: readonly PlanTag[];
  readonly segments: readonly PlanSegment[];
  readonly metrics: readonly PlanMetric[];
}

/** The part of a plan that some tags, segments and metrics rest on: nothing else is read or worked out for them. */
export const askedPart = (plan: Plan, { tags, segments, metrics }: Asked): Plan => ({
  ...partOf(plan, [...tags.map(({ id }) => id), ...segments.map(({ id }) => id), ...metrics.map(({ value }) => value)]),
  metrics,
});
