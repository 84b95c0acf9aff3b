import type { Cond } from '../plan/conditions.js';
import type { Value } from '../plan/values.js';

/** What may rest on something worked out from a recency. */
export type Compared = Extract<Cond, { kind: 'compare' | 'in' }>;

/**
 * Comparisons that together say when one turns, each of which turns at most once between two breakpoints and the turns of
 * those before it: the folds of what is compared, the innermost first, and whether it is below and whether it is above.
 */
export const turningOnce = (compared: Compared): readonly Cond[] => {
  if (compared.kind === 'in') {
    const { operand, values } = compared;
    const among = values.flatMap((value): readonly Cond[] =>
      beside(operand, { kind: 'const', type: operand.type, value }),
    );
    return [...foldsOf(operand), ...among];
  }
  const { op, left, right } = compared;
  return [...foldsOf(left), ...foldsOf(right), ...(op === '=' ? beside(left, right) : [compared])];
};

const beside = (left: Value, right: Value): readonly Cond[] => [
  { kind: 'compare', op: '<', left, right },
  { kind: 'compare', op: '>', left, right },
];

/** Where a value goes up on one side and down on the other: a magnitude at zero, the least of some where two of them meet. */
const foldsOf = (value: Value): readonly Cond[] => {
  switch (value.kind) {
    case 'abs': {
      const zero: Value = { kind: 'const', type: value.operand.type, value: 0 };
      return [...foldsOf(value.operand), { kind: 'compare', op: '<', left: value.operand, right: zero }];
    }
    case 'least':
    case 'greatest': {
      const { operands } = value;
      const meetings = operands.flatMap((left, index) =>
        operands.slice(index + 1).map((right): Cond => ({ kind: 'compare', op: '<', left, right })),
      );
      return [...operands.flatMap(foldsOf), ...meetings];
    }
    case 'arith':
    case 'quotient':
      return [...foldsOf(value.left), ...foldsOf(value.right)];
    case 'round':
    case 'negate':
      return foldsOf(value.operand);
    default:
      return [];
  }
};
