import type { Cond } from '../plan/conditions.js';
import type { Value } from '../plan/values.js';

/**
 * Something that turns at most once between two breakpoints and the turns of those that it comes after: whether a condition
 * holds, or whether a value is about to rise; or else each step that a rounded value takes. `of` names the table of the
 * events at which it is looked at one by one; otherwise it is of the customer.
 */
export type Turning = { readonly of?: string } & (
  | { readonly kind: 'holds'; readonly condition: Cond }
  | { readonly kind: 'rises' | 'steps'; readonly value: Value }
);

/** What may rest on something worked out from a recency. */
export type Compared = Extract<Cond, { kind: 'compare' | 'in' }>;

/** Whether a value moves with the clock. */
export type Moves = (value: Value) => boolean;

/** What a comparison turns with, the innermost first. */
export const turningsOf = (compared: Compared, moves: Moves): readonly Turning[] => {
  if (compared.kind === 'in') {
    const { operand, values } = compared;
    const among = values.flatMap((value) => beside(operand, { kind: 'const', type: operand.type, value }));
    return [...foldsOf(operand, moves, true), ...among];
  }
  const { op, left, right } = compared;
  const isAlone = !moves(left) || !moves(right);
  const folds = [left, right].flatMap((side) => foldsOf(side, moves, isAlone));
  return [...folds, ...(op === '=' ? beside(left, right) : [holds(compared)])];
};

/** That a condition may turn once. */
export const holds = (condition: Cond): Turning => ({ kind: 'holds', condition });
const isBelow = (left: Value, right: Value): Turning => holds({ kind: 'compare', op: '<', left, right });
const beside = (left: Value, right: Value): readonly Turning[] => [isBelow(left, right), isBelow(right, left)];

const zeroLike = ({ type }: Value): Value => ({ kind: 'const', type, value: 0 });

/**
 * Where a value that moves evenly by itself turns round or jumps: a magnitude at zero, the least of some where two of them
 * meet, a product at its vertex, and what is rounded at each step, unless it is compared `alone`, with what stands still.
 */
export const foldsOf = (value: Value, moves: Moves, alone: boolean): readonly Turning[] => {
  switch (value.kind) {
    case 'abs':
      return [...foldsOf(value.operand, moves, alone), isBelow(value.operand, zeroLike(value.operand))];
    case 'least':
    case 'greatest': {
      const { operands } = value;
      const meetings = operands.flatMap((left, index) =>
        operands.slice(index + 1).map((right) => isBelow(left, right)),
      );
      return [...operands.flatMap((each) => foldsOf(each, moves, false)), ...meetings];
    }
    case 'arith':
    case 'quotient': {
      const both = [value.left, value.right];
      const isAlone = alone && !both.every(moves);
      const inner = both.flatMap((side) => foldsOf(side, moves, isAlone));
      // Towards where there is nothing to divide by it runs away, and comes back from the other end.
      const poles = value.kind === 'quotient' && moves(value.right) ? beside(value.right, zeroLike(value.right)) : [];
      return [...inner, ...poles, ...(isCurved(value, moves) ? [{ kind: 'rises', value } as const] : [])];
    }
    case 'round': {
      const inner = foldsOf(value.operand, moves, true);
      return alone || !moves(value) ? inner : [...inner, { kind: 'steps', value }];
    }
    case 'negate':
      return foldsOf(value.operand, moves, alone);
    default:
      return [];
  }
};

/** Whether two moving values are multiplied in it, and nothing after that stands in their way. */
const isCurved = (value: Value, moves: Moves): boolean => {
  if (value.kind === 'negate') return isCurved(value.operand, moves);
  if (value.kind !== 'arith' && value.kind !== 'quotient') return false;
  const { left, right } = value;
  const isProduct = value.kind === 'quotient' || value.op === '*';
  return (isProduct && moves(left) && moves(right)) || isCurved(left, moves) || isCurved(right, moves);
};
