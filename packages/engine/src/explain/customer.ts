import { type CustomerSeen, type Plan, prepare, why } from '@tagwright/dsl';
import type { Store } from '../store/store.js';
import { asEvaluated } from './as-evaluated.js';

/**
 * Why a customer has the answers of the last evaluation: the condition tree of every case and segment with the values
 * seen, from the customer's facts under the thresholds that were found. Throws `unknown-customer`, `not-evaluated`.
 */
export const explainCustomer = async (store: Store, plan: Plan, customer: string): Promise<CustomerSeen> => {
  const { facts, asOf, held, heldAt } = await asEvaluated(store, plan, customer);
  return why(prepare(plan), facts, asOf, held, { heldAt });
};
