import {
  evaluatePopulation,
  nextChange,
  prepare,
  why,
  type CustomerFacts,
  type HeldAt,
  type Plan,
} from '@tagwright/dsl';
import { LocalCalendar } from '../../oracle/evaluate/calendar.js';
import type { Question } from '../../oracle/index.js';
import { customerFacts } from '../evaluators/javascript.js';
import type { Explainer } from './explainer.js';

export function javascriptExplainer(plan: Plan, { book, facts }: Question, now: number): Explainer {
  const prepared = prepare(plan);
  const customers = customerFacts(plan, book, facts);
  const { held } = evaluatePopulation(prepared, customers, now);
  const calendar = new LocalCalendar(book.zone);
  const heldAt: HeldAt = (instant) =>
    evaluatePopulation(prepared, customers, calendar.midnight(calendar.day(instant))).held;
  const factsOf = (id: string): CustomerFacts => {
    const own = customers.find((customer) => customer.id === id);
    if (own === undefined) throw new Error(`no customer ${id}`);
    return own;
  };
  return {
    name: 'JavaScript',
    why: async (id) => why(prepared, factsOf(id), now, held, { heldAt }),
    nextChange: async (id, target, options) =>
      nextChange(prepared, factsOf(id), now, target, held, { ...options, heldAt }),
    close: async () => {},
  };
}
