import {
  type CustomerFacts,
  type Plan,
  populationBound,
  prepare,
  recordedAt,
  restingOn,
  type SubjectId,
  type SubjectValues,
  type Timelines,
  turnsBetween,
} from '@tagwright/dsl';
import { remembered } from '../store/remembered.js';
import { type AnsweredSubject, answeredSubjects, type AnswerRow, stateIn, stateOf } from './answered.js';
import type { Cause } from './change.js';
import type { Step } from './corrections.js';
import type { Walk, WalkedCustomer } from './walk.js';

export const boundSubjects = remembered(populationBound);

const restingOnTables = remembered(
  (plan: Plan) => new Map(plan.catalog.events.map(({ table }) => [table, restingOn(plan, table)])),
);

/** All that has answers. */
export const subjectsOf = remembered((plan: Plan): readonly SubjectId[] =>
  [...plan.tags, ...plan.segments].map(({ id }) => id),
);

const ownSubjects = remembered((plan: Plan): readonly SubjectId[] =>
  subjectsOf(plan).filter((id) => !boundSubjects(plan).has(id)),
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

/** The turns of some subjects in (t0, now], counted from what they were answered to be before. */
export const turnsAfter = (
  walk: Walk,
  facts: CustomerFacts,
  subjects: readonly SubjectId[],
  { before, after, isPassedByNone = false }: Pick<WalkedCustomer, 'before' | 'after' | 'isPassedByNone'>,
): StepsOf => {
  const stretch = {
    after: walk.t0,
    until: walk.now,
    subjects,
    from: valuesIn(walk.plan, subjects, before),
    to: valuesIn(walk.plan, isPassedByNone ? subjects : subjects.filter(isOwn(walk.plan)), after),
  };
  return stepsOf(turnsBetween(prepare(walk.plan), facts, stretch, walk.held, walk.heldAt).turns);
};

/** What some subjects are at `start`, derived anew, and their turns from there to now. */
export const stepsFrom = (
  walk: Walk,
  facts: CustomerFacts,
  start: number,
  subjects: readonly SubjectId[],
  after: AnswerRow | undefined,
): StepsOf => {
  const stretch = {
    after: start,
    until: walk.now,
    subjects,
    to: valuesIn(walk.plan, subjects.filter(isOwn(walk.plan)), after),
  };
  const { from, turns } = turnsBetween(prepare(walk.plan), facts, stretch, walk.held, walk.heldAt);
  const onwards = stepsOf(turns);
  return (answered) => [{ at: start, to: stateOf(answered, from.get(answered.id) ?? []) }, ...onwards(answered)];
};

/** Where answers of a customer's own have come to stands there; others may stand under thresholds that the walk does not go by. */
const isOwn =
  (plan: Plan) =>
  (id: SubjectId): boolean =>
    !boundSubjects(plan).has(id);

const stepsOf = (turns: Timelines['turns']): StepsOf => {
  if (turns.length === 0) return () => NO_STEP;
  return (answered) =>
    turns
      .filter(({ subject }) => subject === answered.id)
      .map(({ at, values }) => ({ at, to: stateOf(answered, values) }));
};

const NO_STEP: readonly Step[] = [];

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
