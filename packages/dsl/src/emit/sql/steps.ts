import { sql } from 'kysely';
import { type Sql, written } from './fragments.js';

/** From `from` on (up to the next step) the result is the argument plus `plus`, or `constant`. */
export type Step = { readonly from: number } & ({ readonly plus: number } | { readonly constant: number });

/** The result of the step that the argument falls on, by binary search: the argument is read once for every step. */
export const searched = <S extends { readonly from: number }>(
  argument: Sql,
  steps: readonly S[],
  resultOf: (step: S) => Sql,
): Sql => {
  const [first] = steps;
  if (first === undefined) throw new Error('a function of no steps');
  const middle = steps.length >> 1;
  const pivot = steps[middle];
  if (pivot === undefined || middle === 0) return resultOf(first);
  const half = (from: number, to?: number): Sql => searched(argument, steps.slice(from, to), resultOf);
  return sql`(case when ${argument} < ${written(pivot.from)} then ${half(0, middle)} else ${half(middle)} end)`;
};

/** A function of an integer that goes in steps. */
export const stepped = (argument: Sql, steps: readonly Step[]): Sql =>
  searched(argument, steps, (step) =>
    'plus' in step ? sql`(${argument} + ${written(step.plus)})` : written(step.constant),
  );

/** The steps that arguments from `low` to `high` can fall on; one of them where there are no such arguments. */
export const stepsWithin = (steps: readonly Step[], low: number, high: number): readonly Step[] =>
  steps.filter(({ from }, index) => from <= high && (steps[index + 1]?.from ?? Infinity) > Math.min(low, high));
