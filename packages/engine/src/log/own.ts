import type { CustomerFacts, SubjectId } from '@tagwright/dsl';
import { beforeAll, corrections } from './corrections.js';
import { Disagreement } from './disagreement.js';
import { type Derive, loggedFrom, type Walk, type WalkedCustomer } from './walk.js';
import { causeAt, stepsFrom, type StepsOf } from './steps.js';

/**
 * What follows from a customer's own facts. Where these changed for instants that the log speaks about already, the
 * answers that rest on them, the `touched` ones, are derived anew from there; all others go on from the last step.
 * Of an answer that does not come of it nothing is said. Throws {@link Disagreement}, or tells the walk of it.
 */
export const deriveOwn = (
  walk: Walk,
  walked: WalkedCustomer,
  facts: CustomerFacts,
  touched: ReadonlySet<SubjectId>,
  onwards: StepsOf,
): Derive => {
  const { t0, now } = walk;
  const start = loggedFrom(walk, walked.since);
  const anew = touched.size > 0 ? stepsFrom(walk, facts, start, [...touched], walked.after) : onwards;
  return (answered, written, state) => {
    const { id } = answered;
    const isAnew = touched.has(id);
    const past = isAnew ? written.filter(({ at }) => at >= start) : [];
    const base = beforeAll(past, state.before);
    const steps = isAnew ? anew(answered) : onwards(answered);
    const last = steps.at(-1);
    const derived = last === undefined ? base : last.to;
    if (derived !== state.after) {
      const disagreed = { ...answered.subject, customer: walked.customer, stored: state.after, derived };
      if (walk.onDisagreement === undefined) throw new Disagreement(disagreed, now, isAnew ? start : t0);
      walk.onDisagreement(disagreed);
      return NOTHING;
    }
    return corrections(base, steps, past).map((said) => ({ ...said, cause: causeAt(walk, facts, id, said.at) }));
  };
};

const NOTHING: readonly never[] = [];
