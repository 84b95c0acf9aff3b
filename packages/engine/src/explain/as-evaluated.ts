import type { CustomerFacts, HeldAt, Plan } from '@tagwright/dsl';
import type { Held } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { factsOfCustomer } from '../history/customer-facts.js';
import { rememberedPopulation } from '../history/past-population.js';
import { evaluated } from '../results/evaluation.js';
import { heldPopulation } from '../results/held.js';
import type { Store } from '../store/store.js';

/** What the last evaluation knew of one customer, and of everybody. */
export interface AsEvaluated {
  readonly facts: CustomerFacts;
  /** ms UTC. */
  readonly asOf: number;
  readonly held: Held;
  readonly heldAt: HeldAt;
}

/** Throws `unknown-customer`, `not-evaluated`. */
export const asEvaluated = async (store: Store, plan: Plan, customer: string): Promise<AsEvaluated> => {
  const { asOf } = await evaluated(store);
  const facts = await factsOfCustomer(store, plan, customer);
  const { at } = plan.catalog.customer;
  const knownFrom = at === undefined ? null : (facts?.fields[at] ?? null);
  if (facts === undefined || (knownFrom !== null && Number(knownFrom) > asOf))
    throw new EngineError('unknown-customer', { customer });
  const held = await heldPopulation(store, plan);
  return { facts, asOf, held, heldAt: await rememberedPopulation(store, plan, asOf, held) };
};
