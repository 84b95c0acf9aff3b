import type { Cond } from '../plan/conditions.js';
import type { Column } from '../plan/types.js';
import type { Value } from '../plan/values.js';
import { foldsOf, holds, type Moves, type Turning, turningsOf } from './folds.js';
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

/**
 * Whether times of a plan lie elsewhere than an instant of a fact or a rule, or one of these moved by a single length: what is
 * worked out of times, the latest of such times too.
 */
export const displacedIn = ({ columns }: PlanIndex): Moves => {
  const isDisplaced = (value: Value): boolean => {
    if (value.kind !== 'column') return WORKED_OUT.has(value.kind);
    const { scope, value: own } = found(columns, value.column);
    return scope === 'customer' && own !== undefined && isDisplaced(own);
  };
  return isDisplaced;
};

const WORKED_OUT: ReadonlySet<string> = new Set(['arith', 'least', 'greatest']);

/** How a part of a plan turns elsewhere than where the lengths are over that are written in it; nothing if it does not. */
export const turningsIn = (part: object, moves: Moves, isDisplaced: Moves): readonly Turning[] => {
  const node = part as Cond | Column;
  // An aggregate moves evenly where nothing that it is made of turns round.
  if ('fn' in node) return node.value !== undefined && moves(node.value) ? foldsOf(node.value, moves, false) : [];
  // The lengths of `in` are written as plain numbers.
  if (node.kind === 'in') return moves(node.operand) ? turningsOf(node, moves) : [];
  if (node.kind === 'in-window') return isDisplaced(node.operand) ? edgesOf(node, moves) : [];
  if (node.kind === 'compare-span') return isDisplaced(node.instant) ? crossingsOf(node, moves) : [];
  if (node.kind !== 'compare') return [];
  const sides = [node.left, node.right];
  const isPlain =
    sides.some((side) => isRecency(side) && !isDisplaced(side.operand)) && sides.some(({ kind }) => kind === 'const');
  return !isPlain && sides.some(moves) ? turningsOf(node, moves) : [];
};

const isRecency = (value: Value): value is Extract<Value, { kind: 'since' | 'until' }> => RECENCIES.has(value.kind);

/** A time goes into a window at one end and out at the other, each once; dates do so at midnights. */
const edgesOf = (condition: Extract<Cond, { kind: 'in-window' }>, moves: Moves): readonly Turning[] => {
  const { operand, window } = condition;
  if (operand.type.kind === 'date') return [];
  const reached = window.kind === 'ago' ? window.to : { unit: 'ms' as const, ms: 0 };
  const isReached: Cond = { ...condition, window: { kind: 'before', span: reached } };
  return [...foldsOf(operand, moves, false), holds(isReached), holds(condition)];
};

const crossingsOf = (condition: Extract<Cond, { kind: 'compare-span' }>, moves: Moves): readonly Turning[] => {
  const sides: readonly Cond[] =
    condition.op === '='
      ? [
          { ...condition, op: '<' },
          { ...condition, op: '>' },
        ]
      : [condition];
  return [...foldsOf(condition.instant, moves, false), ...sides.map(holds)];
};
