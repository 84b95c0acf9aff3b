import type { CustomerFacts, SubjectId } from '@tagwright/dsl';
import { beforeAll, corrections } from './corrections.js';
import { type Derive, loggedFrom, type Walk, type WalkedCustomer } from './walk.js';
import { causeAt, stepsFrom, type StepsOf } from './steps.js';

/** Two evaluators say different things of one customer: a fault of ours. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
}

/**
 * What follows from a customer's own facts. Where these changed for instants that the log speaks about already, the
 * answers that rest on them, the `touched` ones, are derived anew from there; all others go on from the last step.
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
      const name = JSON.stringify(answered.subject);
      throw new Disagreement(
        `${name} of customer ${walked.customer} is ${state.after} at ${now}, and ${derived} when derived from ${isAnew ? start : t0} on`,
      );
    }
    return corrections(base, steps, past).map((said) => ({ ...said, cause: causeAt(walk, facts, id, said.at) }));
  };
};
