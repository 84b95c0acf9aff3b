import { duration, type ValueType } from '../../catalog/types.js';
import type { Compare, DurationLit, Expr } from '../../syntax/ast/index.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import { insertFix, replaceFix } from '../../syntax/report.js';
import type { Context } from '../context.js';
import { isRecency, nameOf } from './called.js';
import { wrapFix } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { sameKind } from './arithmetic.js';
import { decimalOf } from './decimals.js';
import { dateType, isCalendarSpan, isWrittenNumber, spanText } from './literals.js';
import { checkRank } from './ranks.js';
import { rightType } from './right-side.js';
import { checkTagComparison } from './tags.js';

export const checkComparison = (node: Compare, cx: Context): void => {
  if (node.left.kind === 'TagRef') {
    checkTagComparison(node, node.left, cx);
    return;
  }
  if (node.right.kind === 'Rank') {
    checkRank(node, node.right, cx.value(node.left), cx);
    return;
  }
  const { op, left, right } = node;
  if (isLiteral(left) && !isLiteral(right)) checkSides(right, left, op, node, cx);
  else checkSides(left, right, op, node, cx);
};

const LITERALS = new Set(['NumberLit', 'PercentLit', 'DurationLit', 'DateLit', 'BoolLit']);
const isLiteral = (expr: Expr): boolean => LITERALS.has(expr.kind);

/** One comparison of two expressions, whether written with `=`, `>`, `between` or `in`. */
export const checkSides = (left: Expr, right: Expr, op: Compare['op'], at: Expr, cx: Context): void => {
  const leftType = cx.value(left);
  if (right.kind === 'DurationLit' && isCalendarSpan(right)) {
    checkCalendarSpan(left, leftType, right, cx);
    return;
  }
  if (leftType?.kind === 'set') {
    reportSet(left, right, op, cx);
    return;
  }
  const rightSide = rightType(right, leftType, nameOf(left, cx), cx);
  if (leftType === undefined || rightSide === undefined) return;
  if (leftType.kind === 'distance' || rightSide.kind === 'distance') checkDistance(left, leftType, right, op, at, cx);
  else if (!agree(left, leftType, right, rightSide)) reportMixed(left, leftType, right, rightSide, cx);
  else checkOperator(left, leftType, right, op, at, cx);
};

/** `3mo` and `1y` stand against `since` and `until`: of any other length it cannot be told which is longer. */
const checkCalendarSpan = (left: Expr, leftType: ValueType | undefined, right: DurationLit, cx: Context): void => {
  if (leftType !== undefined && leftType.kind !== 'duration') reportMixed(left, leftType, right, duration, cx);
  else if (isRecency(left, cx.book)) cx.book.tables.types.set(right, duration);
  else if (leftType !== undefined) cx.value(right);
};

const agree = (left: Expr, leftType: ValueType, right: Expr, rightType: ValueType): boolean =>
  leftType.kind === rightType.kind ||
  sameKind(left, leftType, right, rightType) !== undefined ||
  (leftType.kind === 'time' && right.kind === 'DateLit' && dateType(right).kind === 'date');

/** A distance stands against a number of kilometres. */
const checkDistance = (
  left: Expr,
  leftType: ValueType,
  right: Expr,
  op: Compare['op'],
  at: Expr,
  cx: Context,
): void => {
  if (leftType.kind !== 'distance' || right.kind !== 'NumberLit') cx.report('distance-as-value', at, {});
  else if (op === '=' || op === '!=') {
    cx.report('wrong-operand', left, { role: 'equality', subject: nameOf(left, cx), found: 'distance', expected: [] });
  }
};

/** `channels = 线上`: a set is asked for its members. */
const reportSet = (left: Expr, right: Expr, op: Compare['op'], cx: Context): void => {
  const role = op === '=' || op === '!=' ? 'equality' : 'ordering';
  const text = keyword('has', cx);
  const span = { start: left.span.end, end: right.span.start };
  const replace = { kind: 'replace-with' as const, params: { text }, edits: [{ span, text: ` ${text} ` }] };
  const fixes = op === '=' && span.start < span.end ? [replace] : [];
  cx.report('wrong-operand', left, { role, subject: nameOf(left, cx), found: 'set', expected: [] }, { fixes });
};

const UNORDERED: ReadonlySet<ValueType['kind']> = new Set(['bool', 'point']);

const checkOperator = (left: Expr, type: ValueType, right: Expr, op: Compare['op'], at: Expr, cx: Context): void => {
  const isEquality = op === '=' || op === '!=';
  if (isEquality && type.kind === 'point') {
    cx.report('wrong-operand', left, { role: 'equality', subject: nameOf(left, cx), found: type.kind, expected: [] });
  } else if (!isEquality && UNORDERED.has(type.kind)) {
    const expected = ['number', 'money', 'duration', 'date', 'time', 'enum', 'text'] as const;
    cx.report('wrong-operand', left, { role: 'ordering', subject: nameOf(left, cx), found: type.kind, expected });
  } else if (!isEquality && type.kind === 'enum' && cx.book.tables.targets.get(right)?.kind !== 'enum-value') {
    cx.report('order-needs-value', at, { of: nameOf(left, cx) });
  }
};

/** Two kinds that do not go together; the commonest slips have words and fixes of their own. */
const reportMixed = (left: Expr, leftType: ValueType, right: Expr, rightType: ValueType, cx: Context): void => {
  const written = cx.book.written(cx.file, right.span);
  if (leftType.kind === 'duration' && rightType.kind === 'number' && isWrittenNumber(right)) {
    const value = written ?? (right.kind === 'NumberLit' ? decimalOf(right) : '');
    const fixes = right.kind === 'NumberLit' && right.counter === '' ? [dayFix(right, cx)] : [];
    cx.report('missing-unit', right, { value, subject: nameOf(left, cx) }, { fixes });
  } else if (right.kind === 'DurationLit' && (leftType.kind === 'money' || leftType.kind === 'number')) {
    const params = { text: spanText(right, cx), against: leftType.kind, subject: nameOf(left, cx) };
    cx.report('unexpected-unit', right, params, { fixes: tenThousands(right) });
  } else if (leftType.kind === 'time' && rightType.kind === 'duration') {
    const fixes = [wrapFix(left.span, keyword('since', cx))];
    cx.report('time-against-span', left, { name: nameOf(left, cx) }, { fixes });
  } else {
    const names = { subject: nameOf(left, cx), other: nameOf(right, cx) };
    const params = { ...names, left: leftType.kind, right: rightType.kind };
    cx.report('mixed-kinds', right, params, { fixes: dateFixes(left, leftType, right, rightType, cx) });
  }
};

/** An instant and a date meet as dates. */
const dateFixes = (left: Expr, leftType: ValueType, right: Expr, rightType: ValueType, cx: Context): readonly Fix[] => {
  if (leftType.kind === 'time' && rightType.kind === 'date') return [wrapFix(left.span, keyword('date', cx))];
  if (leftType.kind !== 'date' || rightType.kind !== 'time') return [];
  return [right.kind === 'DateLit' ? replaceFix(right.span, right.date) : wrapFix(right.span, keyword('date', cx))];
};

/** `R > 90`: days are what such a number most often means. */
const dayFix = (literal: Expr, cx: Context): Fix =>
  insertFix(literal.span.end, keyword('inLast', cx) === '近' ? '天' : 'd');

/** `2w` against an amount was meant as 2万. */
const tenThousands = (literal: DurationLit): readonly Fix[] =>
  literal.unit === 'w' ? [replaceFix(literal.span, `${literal.amount}万`)] : [];
