import { evaluate, explainCustomer, IN_MEMORY, nextChange, openStore } from '@tagwright/engine';
import type { Plan } from '@tagwright/dsl';
import type { Question } from '../../oracle/index.js';
import { storeFacts } from '../evaluators/store-facts.js';
import type { Explainer } from './explainer.js';

/** The engine over a database: facts, thresholds and what was so before come out of its tables. */
export async function engineExplainer(plan: Plan, { book, facts }: Question, now: number): Promise<Explainer> {
  const store = await openStore(IN_MEMORY);
  await storeFacts(store, plan, book, facts);
  await evaluate(store, plan, now);
  return {
    name: 'the engine',
    why: (customer) => explainCustomer(store, plan, customer),
    nextChange: (customer, target, options) => nextChange(store, plan, customer, target, options),
    close: () => store.close(),
  };
}
