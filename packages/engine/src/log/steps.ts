import {
  type CustomerFacts,
  type Plan,
  populationBound,
  prepare,
  recordedAt,
  restingOn,
  type SubjectId,
  type SubjectValues,
  turnsBetween,
} from '@tagwright/dsl';
import { type AnsweredSubject, answeredSubjects, type AnswerRow, stateIn, stateOf } from './answered.js';
import type { Cause } from './change.js';
import type { Step } from './corrections.js';
import type { Walk } from './walk.js';

/** What is asked of a plan again and again. */
const remembered = <Result>(work: (plan: Plan) => Result): ((plan: Plan) => Result) => {
  const known = new WeakMap<Plan, Result>();
  return (plan) => {
    let result = known.get(plan);
    if (result === undefined) {
      result = work(plan);
      known.set(plan, result);
    }
    return result;
  };
};

export const boundSubjects = remembered(populationBound);

const restingOnTables = remembered(
  (plan) => new Map(plan.catalog.events.map(({ table }) => [table, restingOn(plan, table)])),
);

const ownSubjects = remembered((plan): readonly SubjectId[] =>
  [...plan.tags, ...plan.segments].map(({ id }) => id).filter((id) => !boundSubjects(plan).has(id)),
);

/** The answers of a customer's own that may be others, where events of some tables are; null: where anything else is. */
export const touchedSubjects = (
  plan: Plan,
  sources: ReadonlySet<string | null> | undefined,
): ReadonlySet<SubjectId> => {
  const own = ownSubjects(plan);
  if (sources === undefined || sources.has(null)) return new Set(own);
  const resting = [...sources].map((table) => restingOnTables(plan).get(table ?? ''));
  return new Set(own.filter((id) => resting.some((ids) => ids?.has(id) ?? true)));
};

/** When a subject turns, in order. */
export type StepsOf = (answered: AnsweredSubject) => readonly Step[];

/** The turns of some subjects in (after, now], counted from what a row of answers says. */
export const turnsAfter = (
  walk: Walk,
  facts: CustomerFacts,
  after: number,
  subjects: readonly SubjectId[],
  row: AnswerRow | undefined,
): StepsOf => {
  const from = valuesIn(walk.plan, subjects, row);
  const { turns } = turnsBetween(
    prepare(walk.plan),
    facts,
    { after, until: walk.now, subjects, from },
    walk.held,
    walk.heldAt,
  );
  return (answered) => turns.filter(({ subject }) => subject === answered.id).map(stepOf(answered));
};

/** What some subjects are at `start`, derived anew, and their turns from there to now. */
export const stepsFrom = (walk: Walk, facts: CustomerFacts, start: number, subjects: readonly SubjectId[]): StepsOf => {
  const { from, turns } = turnsBetween(
    prepare(walk.plan),
    facts,
    { after: start, until: walk.now, subjects },
    walk.held,
    walk.heldAt,
  );
  return (answered) => [
    { at: start, to: stateOf(answered, from.get(answered.id) ?? []) },
    ...turns.filter(({ subject }) => subject === answered.id).map(stepOf(answered)),
  ];
};

const stepOf =
  (answered: AnsweredSubject) =>
  ({ at, values }: { readonly at: number; readonly values: SubjectValues }): Step => ({
    at,
    to: stateOf(answered, values),
  });

/** The values of subjects as a row of answers has them. */
const valuesIn = (
  plan: Plan,
  subjects: readonly SubjectId[],
  row: AnswerRow | undefined,
): ReadonlyMap<SubjectId, SubjectValues> => {
  const values = new Map<SubjectId, string[]>(subjects.map((id) => [id, []]));
  for (const answered of answeredSubjects(plan)) {
    const state = stateIn(answered, row);
    if (state !== null) values.get(answered.id)?.push(state);
  }
  return values;
};

/** Why a subject turned at an instant, going by what was recorded of the customer. */
export const causeAt = ({ plan, t0 }: Walk, facts: CustomerFacts, id: SubjectId, at: number): Cause =>
  recordedAt(prepare(plan), facts, id, at) ?? (at <= t0 ? 'fact' : 'clock');
