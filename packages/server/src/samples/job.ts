import type { CustomerFacts, HeldThreshold, Plan } from '@tagwright/dsl';
import {
  askedPart,
  evaluatedIn,
  heldPopulation,
  populationSize,
  someCustomers,
  type SomeWanted,
} from '@tagwright/engine';
import { defineJob } from '../jobs/job.js';
import { atOneInstant } from '../segments/snapshot.js';
import { isSmall } from '../suppression/count.js';

export interface Samples {
  /** The instant of the last step (ms UTC), which thresholds and figures over everybody are of. */
  readonly asOf: number;
  /** The book in force as far as whoever asks may see it. */
  readonly plan: Plan;
  readonly thresholds: readonly (Omit<HeldThreshold, 'theta'> & { readonly theta: number | null })[];
  readonly overall: readonly (readonly [column: string, value: number | string | null])[];
  readonly customers: readonly CustomerFacts[];
  readonly population: number;
}

interface SamplesWanted {
  readonly plan: Plan;
  readonly wanted: SomeWanted;
  readonly smallestCount: number | undefined;
}

/**
 * Some customers with their facts, and what the population says, as the database is at one instant. Where counts below k are held
 * back, at most one customer in k is told of, so that whoever counts them learns of no group how small it is, and no
 * threshold of a group that is too small.
 */
export const samplesJob = defineJob(
  'samples',
  (context, { plan, wanted, smallestCount = 1 }: SamplesWanted): Promise<Samples> =>
    atOneInstant(context, async (session) => {
      const { asOf } = await evaluatedIn(session, context.store.name);
      // What rests on hidden fields alone says something of them, if only by a threshold.
      const seen: Plan = { ...askedPart(plan, plan), catalog: plan.catalog };
      const { thresholds, overall } = await heldPopulation(session, seen);
      const population = await populationSize(session);
      const ranks = new Set(seen.ranks.map(({ id }) => id));
      return {
        asOf,
        plan: seen,
        thresholds: thresholds
          .filter(({ rank, size }) => ranks.has(rank) && !isSmall(size, { smallestCount }))
          .map((each) => ({ ...each, theta: each.theta === null ? null : Number(each.theta) })),
        overall: [...overall].map(([column, value]) => [column, typeof value === 'bigint' ? Number(value) : value]),
        ...(await someCustomers(session, seen, { ...wanted, count: atMost(wanted, population, smallestCount) })),
      };
    }),
);

const atMost = ({ count }: SomeWanted, population: number, smallestCount: number): number =>
  Math.min(count, Math.floor(population / smallestCount));
