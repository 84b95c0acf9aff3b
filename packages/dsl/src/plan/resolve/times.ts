import { integer } from '../../catalog/types.js';
import type { Times } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import type { Value } from '../values.js';
import { countOf, type Facts } from './aggregates.js';
import type { Context } from './context.js';

/** How many events there are of all these kinds together, against a number of times. */
export const timesOf = (
  context: Context,
  facts: readonly Facts[],
  { bound, count }: Pick<Times, 'bound' | 'count'>,
): Cond => {
  const [first = number(0), ...rest] = facts.map((each) => countOf(context, each));
  const total = rest.reduce(
    (sum, next): Value => ({ kind: 'arith', type: integer, op: '+', left: sum, right: next }),
    first,
  );
  const op = bound === 'at least' ? '>=' : bound === 'at most' ? '<=' : '=';
  return { kind: 'compare', op, left: total, right: number(count) };
};

const number = (value: number): Value => ({ kind: 'const', type: integer, value });
