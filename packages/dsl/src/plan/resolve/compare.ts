import { distance, type ValueType } from '../../catalog/types.js';
import type { Compare, DateLit, Expr } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { chordWithin, midnight, parseDate } from '../semantics/index.js';
import type { Value } from '../values.js';
import { numberOf, typeOf, valueOf, type Context } from './context.js';
import { atScaleOf, isCalendar, spanOf } from './literals.js';
import { admitted, flipped, type Op } from './orders.js';
import { rankCondition } from './ranks.js';
import { tagComparison } from './tags.js';

export const comparisonOf = (context: Context, node: Compare): Cond => {
  if (node.right.kind === 'Rank') return rankCondition(context, node, node.right);
  const { op, left, right } = node;
  return op === '!='
    ? { kind: 'not', operand: compared(context, '=', left, right) }
    : compared(context, op, left, right);
};

/** One comparison of two expressions, written either way round. */
export const compared = (context: Context, op: Op, left: Expr, right: Expr): Cond => {
  if (left.kind === 'TagRef') return tagComparison(context, op, left, right);
  if (isWritten(left) && !isWritten(right)) return compared(context, flipped[op], right, left);
  const value = valueOf(context, left);
  if (right.kind === 'DurationLit' && isCalendar(right)) {
    if (value.kind !== 'since' && value.kind !== 'until') throw new Error('a calendar span needs `since` or `until`');
    const back = value.kind === 'since';
    return {
      kind: 'compare-span',
      op: back ? flipped[op] : op,
      instant: value.operand,
      direction: back ? 'before-now' : 'after-now',
      span: spanOf(right),
    };
  }
  if (right.kind === 'DateLit' && right.time === '' && value.type.kind === 'time')
    return againstDay(context, op, value, right);
  if (value.type.kind === 'distance') {
    const chord: Value = { kind: 'const', type: distance, value: chordWithin(numberOf(context, right)) };
    return { kind: 'compare', op, left: value, right: chord };
  }
  const other = valueOf(context, right);
  if (value.type.kind === 'enum' && op !== '=' && other.kind === 'const') {
    return { kind: 'in', operand: value, values: admitted(value.type.values, op, String(other.value)) };
  }
  return { kind: 'compare', op, left: value, right: other.kind === 'const' ? atScaleOf(other, value.type) : other };
};

const WRITTEN = new Set(['NumberLit', 'PercentLit', 'DurationLit', 'DateLit', 'BoolLit']);
const isWritten = (node: Expr): boolean => WRITTEN.has(node.kind);

/** A whole date against an instant is the whole local day. */
const againstDay = (context: Context, op: Op, value: Value, right: DateLit): Cond => {
  const { zone } = context.checked.catalog;
  const day = parseDate(right.date);
  if (day === undefined) throw new Error('no such date');
  if (op === '=') return { kind: 'in-window', operand: value, window: { kind: 'range', from: { day }, to: { day } } };
  const next = op === '>' || op === '<=';
  const bound: Value = { kind: 'const', type: value.type, value: midnight(next ? day + 1 : day, zone) };
  return { kind: 'compare', op: op === '>' || op === '>=' ? '>=' : '<', left: value, right: bound };
};

/** `x in (a, b)`: constants of the operand's own form go into one list, anything else is compared one by one. */
export const membershipOf = (context: Context, operand: Expr, items: readonly Expr[]): Cond => {
  const conditions = items.map((item) => compared(context, '=', operand, item));
  const values = conditions.map((each) => plainConstant(each, typeOf(context, operand)));
  if (values.every((value) => value !== undefined)) {
    return { kind: 'in', operand: valueOf(context, operand), values: [...new Set(values)].toSorted(byForm) };
  }
  return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind: 'or', operands: conditions };
};

const plainConstant = (condition: Cond, type: ValueType): string | number | undefined => {
  if (condition.kind !== 'compare' || condition.right.kind !== 'const') return undefined;
  const { type: form, value } = condition.right;
  const sameForm =
    !('form' in type) ||
    ('form' in form && type.form !== 'real' && form.form !== 'real' && type.form.exact === form.form.exact);
  return sameForm && typeof value !== 'boolean' ? value : undefined;
};

const byForm = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
