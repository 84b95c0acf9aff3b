import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { asFlag, type CustomerGroup, isMember } from './group.js';
import { populationOf, rowsWith } from './rows.js';

/** How many customers are in exactly these of the groups, and in none of the others. */
export interface Combination {
  /** The places of the groups, from 0; none: in none of them. */
  readonly groups: readonly number[];
  readonly count: number;
}

export interface Overlap {
  /** ms UTC. */
  readonly asOf: number;
  readonly population: number;
  /** How many are in each group, whatever else they are in. */
  readonly sizes: readonly number[];
  /** Every combination, 2 to the number of groups of them: those of fewer groups first. Their counts add up to everybody. */
  readonly combinations: readonly Combination[];
}

/** How some groups overlap, counted in one pass over everybody's answers. */
export const overlapOf = async (session: Session, plan: Plan, groups: readonly CustomerGroup[]): Promise<Overlap> => {
  const population = await populationOf(session, plan);
  const flags = groups.map((group, index) => sql`${asFlag(isMember(group))} as ${sql.id(`g${index}`)}`);
  const names = groups.map((_, index) => sql.id(`g${index}`));
  const counted = new Map<number, number>();
  const rows = session.rows<Record<string, number>>(
    sql`select ${sql.join(names)}, count(*) as size from (select ${sql.join(flags)}${rowsWith(population, [])}) as each_one group by ${sql.join(names)}`,
  );
  for await (const row of rows) {
    const mask = groups.reduce((sum, _, index) => sum + (row[`g${index}`] === 1 ? 2 ** index : 0), 0);
    counted.set(mask, Number(row['size']));
  }
  const combinations = masksOf(groups.length).map((mask): Combination => ({
    groups: groups.flatMap((_, index) => (isIn(mask, index) ? [index] : [])),
    count: counted.get(mask) ?? 0,
  }));
  return {
    asOf: population.asOf,
    population: await populationSize(session),
    sizes: groups.map((_, index) => sizeOf(combinations, [index])),
    combinations,
  };
};

const isIn = (mask: number, index: number): boolean => Math.floor(mask / 2 ** index) % 2 === 1;

const masksOf = (count: number): readonly number[] => {
  const size = (mask: number): number => [...mask.toString(2)].filter((digit) => digit === '1').length;
  return Array.from({ length: 2 ** count }, (_, mask) => mask).toSorted((a, b) => size(a) - size(b) || a - b);
};

/** How many are in all of these groups at once, whatever else they are in. */
export const sizeOf = (combinations: readonly Combination[], groups: readonly number[]): number =>
  combinations
    .filter((each) => groups.every((index) => each.groups.includes(index)))
    .reduce((sum, { count }) => sum + count, 0);

/**
 * Jaccard's index of two groups: those in both among those in either; undefined where nobody is in either (P. Jaccard,
 * "Étude comparative de la distribution florale", 1901).
 */
export const jaccard = ({ combinations, sizes }: Overlap, one: number, other: number): number | undefined => {
  const both = sizeOf(combinations, [one, other]);
  const either = (sizes[one] ?? 0) + (sizes[other] ?? 0) - both;
  return either === 0 ? undefined : both / either;
};
