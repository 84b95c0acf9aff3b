import {
  type CustomerFacts,
  evaluateCustomer,
  nextChange,
  type Plan,
  prepare,
  why,
  type WordingOf,
} from '@tagwright/dsl';
import { type Asked, askedPart, shownHeld, type FoundPopulation } from '@tagwright/engine';
import type { ReasonWords } from '../errors/codes/reasons.js';
import { type ShownAnswers, shownAnswers, shownThreshold } from './answers.js';
import { shownReasons } from './reasons.js';

/** What is asked of some customers, under a book or a draft. */
export interface Question {
  /** The part of the plan that is asked about. */
  readonly part: Plan;
  readonly asked: Asked;
  /** ms UTC. */
  readonly asOf: number;
  readonly population: FoundPopulation;
  /** Whether reasons are wanted, and the words for them. */
  readonly reasons?: { readonly wording: WordingOf; readonly words: ReasonWords };
}

export const partFor = (plan: Plan, asked: Asked): Plan => askedPart(plan, asked);

/** Whether a customer is known at an instant already. */
export const isKnown = (facts: CustomerFacts, { catalog }: Plan, asOf: number): boolean => {
  const { at } = catalog.customer;
  const from = at === undefined ? undefined : facts.fields[at];
  return from === undefined || from === null || Number(from) <= asOf;
};

/** What a customer is said to have. */
export const answersFor = (facts: CustomerFacts, question: Question): ShownAnswers => {
  const { part, asked, asOf, population, reasons } = question;
  const prepared = prepare(part);
  const answer = shownAnswers(evaluateCustomer(prepared, facts, asOf, population.held, population.heldAt), asked);
  if (reasons === undefined) return answer;
  const { held, heldAt } = population;
  const seen = why(prepared, facts, asOf, held, { heldAt });
  const own = {
    ...seen,
    tags: seen.tags.filter(({ tag }) => asked.tags.includes(tag)),
    segments: seen.segments.filter(({ segment }) => asked.segments.includes(segment)),
  };
  const next = (target: Parameters<typeof nextChange>[3]) =>
    nextChange(prepared, facts, asOf, target, held, { heldAt });
  return { ...answer, why: shownReasons(own, { ...reasons, zone: part.catalog.zone, next: (target) => next(target) }) };
};

/** The thresholds that the answers of a question rest on. */
export const thresholdsFor = ({ part, asOf, population }: Question) =>
  shownHeld(part, population.held.thresholds, asOf).map(shownThreshold);
