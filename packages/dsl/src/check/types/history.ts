import type { Changed, Expr, HeldFor, Window } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { excerpt } from './called.js';
import { tagOf } from './tags.js';

/** `tag 等级 = 黄金 for at least 7d`: what can be looked up in the past is a tag, or one field of the customer. */
export const checkHeldFor = (node: HeldFor, cx: Context): void => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', node, { what: 'history' });
    return;
  }
  cx.condition(node.operand);
  // A tag without a value has been reported as that.
  if (node.operand.kind !== 'TagRef' && !asksOneThing(node.operand, cx)) {
    cx.report('for-needs-tag-or-field', node.operand, { text: excerpt(node.operand, cx) });
  }
};

/** `tag 等级 changed in last 7d`, `城市 not changed this month`. */
export const checkChanged = ({ operand, window, ...node }: Changed, cx: Context): void => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', node, { what: 'history' });
    return;
  }
  if (operand.kind === 'TagRef') tagOf(operand, cx);
  else if (cx.value(operand) !== undefined && !isCustomerField(operand, cx)) {
    cx.report('changed-needs-tag-or-field', operand, { text: excerpt(operand, cx) });
  }
  if (!reachesNow(window)) cx.report('changed-window', window, { text: excerpt(window, cx) });
};

/**
 * Only the last change is looked for, so the window has to reach up to now: what changed yesterday and again today
 * would else seem not to have changed yesterday.
 */
const reachesNow = (window: Window): boolean =>
  window.kind === 'LastWindow' ||
  (window.kind === 'UnitWindow' && window.which === 'this') ||
  (window.kind === 'DayWindow' && window.day === 'today');

/** A test of one tag or one field against written values; what was not understood has been reported. */
const asksOneThing = (condition: Expr, cx: Context): boolean => {
  switch (condition.kind) {
    case 'Not':
      return asksOneThing(condition.operand, cx);
    case 'Ref':
    case 'Member':
      return isCustomerField(condition, cx);
    case 'Compare': {
      const { left, right } = condition;
      if (right.kind === 'Rank') return false;
      return (isSubject(left, cx) && isWritten(right, cx)) || (isWritten(left, cx) && isSubject(right, cx));
    }
    case 'In':
      return isSubject(condition.operand, cx) && ('kind' in condition.items || allWritten(condition.items, cx));
    case 'Between':
      return isSubject(condition.operand, cx) && allWritten([condition.low, condition.high], cx);
    case 'TextTest':
      return isSubject(condition.operand, cx) && isWritten(condition.text, cx);
    case 'Has':
      return isSubject(condition.operand, cx) && allWritten(condition.items, cx);
    case 'MissingTest':
      return isSubject(condition.operand, cx);
    default:
      return condition.kind === 'Hole';
  }
};

const isSubject = (expr: Expr, cx: Context): boolean => expr.kind === 'TagRef' || isCustomerField(expr, cx);

const isCustomerField = (expr: Expr, cx: Context): boolean => {
  if (expr.kind === 'Hole') return true;
  if (expr.kind !== 'Ref' && expr.kind !== 'Member') return false;
  const target = cx.book.tables.targets.get(expr);
  return target === undefined || target.kind === 'customer-field';
};

const LITERALS: ReadonlySet<string> = new Set(['NumberLit', 'PercentLit', 'DurationLit', 'DateLit', 'BoolLit', 'Hole']);

const isWritten = (expr: Expr, cx: Context): boolean => {
  if (expr.kind === 'Negate') return isWritten(expr.operand, cx);
  if (expr.kind !== 'Ref') return LITERALS.has(expr.kind);
  const target = cx.book.tables.targets.get(expr);
  return target?.kind !== 'customer-field' && target?.kind !== 'metric';
};

const allWritten = (items: readonly Expr[], cx: Context): boolean => items.every((item) => isWritten(item, cx));
