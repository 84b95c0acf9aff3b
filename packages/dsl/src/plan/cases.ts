import type { Cond } from './conditions.js';
import type { PlanCase } from './types.js';

/** A case that its condition alone decides, at every instant anew. */
export type LiveCase = PlanCase & { readonly trigger: { readonly kind: 'when'; readonly condition: Cond } };

/** Whether a case holds as long as its condition does, and no longer. */
export const isLive = (each: PlanCase): each is LiveCase => each.trigger.kind === 'when' && each.expires === undefined;

/** Whether a case's value stays for a while after the case has ended. */
export const lingers = ({ expires }: PlanCase): boolean => expires !== undefined;

/** Whether it is known of a case when it last held. */
export const hasPast = ({ trigger }: PlanCase): boolean => trigger.kind === 'on' || trigger.lastTrue !== undefined;
