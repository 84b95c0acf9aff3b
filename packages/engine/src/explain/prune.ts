import type { Plan, SegmentId, TagId } from '@tagwright/dsl';
import { partOf } from '../history/plan-part.js';

export type Target = { readonly tag: TagId } | { readonly segment: SegmentId };

/** The part of a plan that one tag or segment rests on. */
export const prunePlan = (plan: Plan, target: Target): Plan =>
  partOf(plan, ['tag' in target ? target.tag : target.segment]);
