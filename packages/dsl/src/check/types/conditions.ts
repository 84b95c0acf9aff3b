import { bool } from '../../catalog/types.js';
import { insertFix } from '../../syntax/report.js';
import type { Expr, Member, Ref } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { shownName } from '../model.js';
import { pointAt, valueOfRef } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { nameOf } from './called.js';
import { checkComparison } from './compare.js';
import { checkDid } from './did.js';
import { checkChanged, checkHeldFor } from './history.js';
import { checkBetween, checkHas, checkIn, checkMissing, checkTextTest, checkWindowed } from './membership.js';

/** Checks an expression that has to be a condition. */
export const checkCondition = (expr: Expr, cx: Context): void => {
  switch (expr.kind) {
    case 'And':
    case 'Or':
      for (const operand of expr.operands) cx.condition(operand);
      return;
    case 'Not':
      return cx.condition(expr.operand);
    case 'Compare':
      return checkComparison(expr, cx);
    case 'In':
      return checkIn(expr, cx);
    case 'Between':
      return checkBetween(expr, cx);
    case 'TextTest':
      return checkTextTest(expr, cx);
    case 'MissingTest':
      return checkMissing(expr, cx);
    case 'Has':
      return checkHas(expr, cx);
    case 'InWindow':
      return checkWindowed(expr, cx);
    case 'Did':
      return checkDid(expr, cx);
    case 'HeldFor':
      return checkHeldFor(expr, cx);
    case 'Changed':
      return checkChanged(expr, cx);
    case 'InSegment':
      if (cx.event !== undefined) cx.report('not-in-where', expr, { what: 'segment' });
      else pointAt(expr.segment, 'segment', cx);
      return;
    case 'TagRef':
      if (cx.event !== undefined) cx.report('not-in-where', expr, { what: 'tag' });
      else reportBareTag(expr, cx);
      return;
    case 'BoolLit':
      cx.book.tables.types.set(expr, bool);
      return;
    case 'Ref':
    case 'Member':
      return checkFlag(expr, cx);
    case 'NumberLit':
    case 'PercentLit':
    case 'DurationLit':
    case 'DateLit':
    case 'Arith':
    case 'Negate':
    case 'Call':
    case 'Aggregate':
    case 'Recency':
      return reportValue(expr, cx);
    case 'Hole':
      return;
    default:
      return unreachable(expr);
  }
};

/** `订阅邮件`: a bool stands as a condition by itself. */
const checkFlag = (expr: Ref | Member, cx: Context): void => {
  const type = expr.kind === 'Ref' ? valueOfRef(expr, cx, 'condition') : cx.value(expr);
  if (type === undefined) return;
  cx.book.tables.types.set(expr, type);
  if (type.kind !== 'bool') cx.report('value-as-condition', expr, { found: type.kind, subject: nameOf(expr, cx) });
};

const reportValue = (expr: Expr, cx: Context): void => {
  const type = cx.value(expr);
  if (type === undefined) return;
  const fixes = type.kind === 'bool' ? [insertFix(expr.span.end, ` = ${keyword('true', cx)}`)] : [];
  cx.report('value-as-condition', expr, { found: type.kind, subject: nameOf(expr, cx) }, { fixes });
};

export const reportBareTag = (expr: Extract<Expr, { kind: 'TagRef' }>, cx: Context): void => {
  const tag = pointAt(expr.tag, 'tag', cx)?.tag;
  if (tag !== undefined) cx.report('tag-as-value', expr, { tag: shownName(tag.names) });
};
