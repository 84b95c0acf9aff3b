import type { HeldAt, Plan } from '@tagwright/dsl';
import { type Held, NOTHING_HELD } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { rememberedPopulation } from '../history/past-population.js';
import { restsOn } from '../history/plan-part.js';
import { evaluatedIn } from '../results/evaluation.js';
import { heldPopulation } from '../results/held.js';
import type { Session } from '../store/store.js';

/** What the population says of a customer who is looked at by himself: thresholds and figures over everybody. */
export interface FoundPopulation {
  /** ms UTC: when that was found. */
  readonly asOf: number;
  readonly held: Held;
  readonly heldAt: HeldAt;
}

/** What is said where nothing was evaluated yet: nobody is ranked, and there are no figures. */
export const NOBODY_FOUND: FoundPopulation = {
  asOf: Number.MIN_SAFE_INTEGER,
  held: NOTHING_HELD,
  heldAt: () => NOTHING_HELD,
};

/**
 * What the last evaluation found out, under the ids of the book that was evaluated; `plan` may be a part of it. `path`
 * names the database. Throws `not-evaluated`, and `book-not-evaluated` where the answers are of another book.
 */
export const foundPopulation = async (session: Session, path: string, plan: Plan): Promise<FoundPopulation> => {
  const { book, asOf } = await evaluatedIn(session, path);
  if (book !== plan.hash) throw new EngineError('book-not-evaluated', { path, stored: book, given: plan.hash });
  return populationIn(session, plan, asOf);
};

/** The same out of the tables that the session sees. */
export const populationIn = async (session: Session, plan: Plan, asOf: number): Promise<FoundPopulation> => {
  const held = await heldPopulation(session, plan);
  const isPastAsked = plan.histories.length > 0 && asksEverybody(plan, 'histories');
  const heldAt = isPastAsked ? await rememberedPopulation(session, plan, asOf, held) : () => held;
  return { asOf, held, heldAt };
};

/**
 * Whether all of a plan, or only its histories, ask what everybody is like: thresholds, or figures over everybody. What
 * does not can be answered for any instant from one customer's facts alone.
 */
export const asksEverybody = (plan: Plan, what: 'anything' | 'histories'): boolean => {
  if (what === 'anything') return plan.ranks.length > 0 || plan.columns.some(({ scope }) => scope === 'overall');
  const { ids } = restsOn(
    plan,
    plan.histories.map(({ id }) => id),
  );
  return [...plan.ranks, ...plan.columns.filter(({ scope }) => scope === 'overall')].some(({ id }) => ids.has(id));
};
