import type { Cond } from '../plan/conditions.js';
import type { Column } from '../plan/types.js';
import type { Value } from '../plan/values.js';
import { foldsOf, type Moves, type Turning, turningsOf } from './folds.js';
import { found, type PlanIndex } from './prepare.js';

/** Lengths of time up to now, or from now on. */
export const RECENCIES: ReadonlySet<string> = new Set(['since', 'until']);

/** Whether values of a plan move with the clock: recencies, and whatever is made of them, sums over events too. */
export const movesIn = ({ columns }: PlanIndex): Moves => {
  const moves = (part: unknown): boolean => {
    if (part === null || typeof part !== 'object') return false;
    const { kind } = part as Value;
    if (RECENCIES.has(kind)) return true;
    // A score goes by thresholds, which do not move.
    if (kind === 'score') return false;
    if (kind !== 'column') return Object.values(part).some(moves);
    const { scope, value } = found(columns, (part as Extract<Value, { kind: 'column' }>).column);
    return scope === 'customer' && moves(value);
  };
  return moves;
};

/** How a part of a plan turns elsewhere than where the lengths are over that are written in it; nothing if it does not. */
export const turningsIn = (part: object, moves: Moves): readonly Turning[] => {
  const node = part as Cond | Column;
  // An aggregate moves evenly where nothing that it is made of turns round.
  if ('fn' in node) return node.value !== undefined && moves(node.value) ? foldsOf(node.value, moves, false) : [];
  // The lengths of `in` are written as plain numbers.
  if (node.kind === 'in') return moves(node.operand) ? turningsOf(node, moves) : [];
  if (node.kind !== 'compare') return [];
  const sides = [node.left, node.right];
  const isPlain = sides.some(({ kind }) => RECENCIES.has(kind)) && sides.some(({ kind }) => kind === 'const');
  return !isPlain && sides.some(moves) ? turningsOf(node, moves) : [];
};
