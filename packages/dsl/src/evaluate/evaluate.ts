import type { Known } from '../emit/json-logic/operators/scope.js';
import { type Held, NOTHING_HELD } from '../plan/held.js';
import type { HistoryId } from '../plan/types.js';
import { answerOf, type CustomerAnswer, type PopulationAnswer } from './answers.js';
import type { CustomerFacts } from '../plan/facts.js';
import { Moment } from './moment.js';
import { givenPopulation, thresholdsByGroup } from './population.js';
import type { Prepared } from './prepare.js';
import { recordOf } from './record.js';
import { WorkedPopulation } from './worked-population.js';

/** What the population says at each of the instants that a history goes back to; the caller knows the population. */
export type HeldAt = (instant: number) => Held;

/** A customer at an instant (ms UTC), of whom anything can be asked; nothing is worked out before. */
export const momentOf = (
  prepared: Prepared,
  facts: CustomerFacts,
  now: number,
  held: Held = NOTHING_HELD,
  heldAt: HeldAt = () => held,
): Moment =>
  new Moment(
    prepared,
    recordOf(prepared.plan, facts),
    now,
    givenPopulation(() => held, heldAt),
  );

/**
 * What the plan says of one customer at `now` (ms UTC). `held` is what the population says (a rank without a threshold
 * has nobody in it); `heldAt` is what it said earlier, which only histories over ranks ask.
 */
export const evaluateCustomer = (
  prepared: Prepared,
  facts: CustomerFacts,
  now: number,
  held: Held = NOTHING_HELD,
  heldAt: HeldAt = () => held,
): CustomerAnswer => answerOf(momentOf(prepared, facts, now, held, heldAt));

/** What the plan says of some customers who are the whole population; what is given of it is not worked out. */
export const evaluatePopulation = (
  prepared: Prepared,
  customers: readonly CustomerFacts[],
  now: number,
  given: Held = NOTHING_HELD,
): PopulationAnswer => {
  const population = populationOf(prepared, customers, now, given);
  return { held: population.held(), customers: population.moments.map(answerOf) };
};

/** The population of some customers, worked out as it is asked. */
export const populationOf = (
  prepared: Prepared,
  customers: readonly CustomerFacts[],
  now: number,
  given: Held = NOTHING_HELD,
): WorkedPopulation =>
  new WorkedPopulation(
    prepared,
    customers.map((facts) => recordOf(prepared.plan, facts)),
    now,
    { thresholds: thresholdsByGroup(given.thresholds), overall: given.overall },
  );

/**
 * The plan's histories for one customer, in ms UTC; null: missing. `heldAt` says what the population said at an instant
 * up to now; it is asked only where a history reads ranks or figures over everybody.
 */
export const historyOf = (
  prepared: Prepared,
  facts: CustomerFacts,
  now: number,
  heldAt: HeldAt,
): Readonly<Record<HistoryId, Known>> =>
  new Moment(
    prepared,
    recordOf(prepared.plan, facts),
    now,
    givenPopulation(() => heldAt(now), heldAt),
  ).histories;
