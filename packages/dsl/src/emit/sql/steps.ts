import { sql } from 'kysely';
import { type Sql, written } from './fragments.js';

/** From `from` on (up to the next step) the result is the argument plus `plus`, or `constant`. */
export type Step = { readonly from: number } & ({ readonly plus: number } | { readonly constant: number });

/** A function of an integer that goes in steps, by binary search. Reads the argument once for every step. */
export const stepped = (argument: Sql, steps: readonly Step[]): Sql => {
  const [first] = steps;
  if (first === undefined) throw new Error('a function of no steps');
  const middle = steps.length >> 1;
  const pivot = steps[middle];
  if (pivot === undefined || middle === 0)
    return 'plus' in first ? sql`(${argument} + ${written(first.plus)})` : written(first.constant);
  return sql`(case when ${argument} < ${written(pivot.from)} then ${stepped(argument, steps.slice(0, middle))} else ${stepped(argument, steps.slice(middle))} end)`;
};

/** The steps that arguments from `low` to `high` can fall on. */
export const stepsWithin = (steps: readonly Step[], low: number, high: number): readonly Step[] =>
  steps.filter(({ from }, index) => from <= high && (steps[index + 1]?.from ?? Infinity) > low);
