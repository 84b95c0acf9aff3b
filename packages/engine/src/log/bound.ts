import { type CustomerFacts, prepare, turnsBetween } from '@tagwright/dsl';
import { type AnsweredSubject, stateOf } from './answered.js';
import { beforeAll, corrections, type Step } from './corrections.js';
import { causeAt, type StepsOf } from './steps.js';
import type { Derive, State, Walk, WalkedCustomer } from './walk.js';

/**
 * What the population decides. Until now it goes by the thresholds of the last step, and nothing before that is derived
 * anew; what they leave open turns now.
 */
export const deriveBound = (
  walk: Walk,
  { isPassedByNone = false }: Pick<WalkedCustomer, 'isPassedByNone'>,
  facts: CustomerFacts,
  isLate: boolean,
  onwards: StepsOf,
): Derive => {
  const { now } = walk;
  const stepsOf = (answered: AnsweredSubject, { before }: State): readonly Step[] => {
    const steps = onwards(answered);
    // Where the old thresholds do not give the answer of before, their turns would be none of it.
    const isSure = steps.length === 0 || isLate || isPassedByNone;
    return isSure || stateAt(walk, facts, answered) === before ? steps : [];
  };
  return (answered, written, state) => {
    const steps = stepsOf(answered, state);
    const last = steps.at(-1);
    const isOpen = (last === undefined ? state.before : last.to) !== state.after;
    // The log speaks about this very instant only if the clock stood still since the last step.
    const past = written.filter(({ at }) => at >= now);
    const isToldNow = isOpen || past.length > 0;
    const kept = isToldNow ? [...steps.filter(({ at }) => at < now), { at: now, to: state.after }] : steps;
    return corrections(beforeAll(past, state.before), kept, past).map((said) => ({
      ...said,
      cause:
        isToldNow && said.at === now ? (isLate ? 'fact' : 'population') : causeAt(walk, facts, answered.id, said.at),
    }));
  };
};

const stateAt = ({ plan, t0, held, heldAt }: Walk, facts: CustomerFacts, answered: AnsweredSubject): string | null => {
  const stretch = { after: t0, until: t0, subjects: [answered.id] };
  return stateOf(answered, turnsBetween(prepare(plan), facts, stretch, held, heldAt).from.get(answered.id) ?? []);
};
