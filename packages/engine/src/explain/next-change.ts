import {
  type AnswerTarget,
  type NextChange,
  nextChange as nextChangeOf,
  type NextChangeOptions,
  type Plan,
  prepare,
} from '@tagwright/dsl';
import type { Store } from '../store/store.js';
import { asEvaluated } from './as-evaluated.js';

/**
 * When a customer's answer changes next though no fact arrives, with thresholds and figures over everybody as they
 * were last found. Throws `unknown-customer`, `not-evaluated`.
 */
export const nextChange = async (
  store: Store,
  plan: Plan,
  customer: string,
  target: AnswerTarget,
  options: Omit<NextChangeOptions, 'heldAt'> = {},
): Promise<NextChange> => {
  const { facts, asOf, held, heldAt } = await asEvaluated(store, plan, customer);
  return nextChangeOf(prepare(plan), facts, asOf, target, held, { ...options, heldAt });
};
