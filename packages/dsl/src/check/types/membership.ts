import type { ScalarType, ValueType } from '../../catalog/types.js';
import type { KindWord, OperandRole } from '../../diagnostics/codes/check.js';
import type { Between, Expr, Has, In, InWindow, MissingTest, TextTest } from '../../syntax/ast/index.js';
import { insertFix } from '../../syntax/report.js';
import type { Context } from '../context.js';
import { keyword } from '../spelling.js';
import { pointAt, valueOfRef } from '../scope/resolve.js';
import { nameOf } from './called.js';
import { anniversaryType } from './calls.js';
import { checkSides } from './compare.js';
import { isWrittenNumber } from './literals.js';
import { rightType } from './right-side.js';
import { checkTagHas, checkTagIn, tagOf } from './tags.js';

/** Reports an operand of a kind that the test does not take. */
const expect = (
  operand: Expr,
  type: ValueType | undefined,
  role: OperandRole,
  expected: readonly KindWord[],
  cx: Context,
): boolean => {
  if (type === undefined) return false;
  if (expected.includes(type.kind)) return true;
  cx.report('wrong-operand', operand, { role, subject: nameOf(operand, cx), found: type.kind, expected });
  return false;
};

const LISTED: readonly KindWord[] = ['text', 'enum', 'number', 'money', 'duration', 'date', 'time'];

export const checkIn = (node: In, cx: Context): void => {
  if (node.operand.kind === 'TagRef') {
    checkTagIn(node, node.operand, cx);
    return;
  }
  const type = cx.value(node.operand);
  if ('kind' in node.items) {
    pointAt(node.items, 'list', cx);
    expect(node.operand, type, 'in-list', ['text', 'enum'], cx);
    return;
  }
  if (type !== undefined && !expect(node.operand, type, 'in', LISTED, cx)) return;
  for (const item of node.items) checkSides(node.operand, item, '=', item, cx);
};

export const checkBetween = (node: Between, cx: Context): void => {
  const type = cx.value(node.operand);
  const ordered: readonly KindWord[] = ['number', 'money', 'duration', 'date', 'time', 'distance', 'text'];
  if (type !== undefined && !expect(node.operand, type, 'between', ordered, cx)) return;
  checkSides(node.operand, node.low, '>=', node, cx);
  checkSides(node.operand, node.high, '<=', node, cx);
};

export const checkTextTest = (node: TextTest, cx: Context): void => {
  const type = cx.value(node.operand);
  if (
    node.operand.kind === 'Hole' ||
    (type !== undefined && !expect(node.operand, type, 'text-test', ['text', 'enum'], cx))
  )
    return;
  rightType(node.text, { kind: 'text' }, nameOf(node.operand, cx), cx);
};

export const checkMissing = (node: MissingTest, cx: Context): void => {
  if (node.operand.kind === 'TagRef') tagOf(node.operand, cx);
  else cx.value(node.operand);
};

export const checkWindowed = (node: InWindow, cx: Context): void => {
  const { operand } = node;
  if (operand.kind === 'Call' && operand.fn === 'anniversary') {
    const yearly = anniversaryType(operand, cx);
    if (yearly !== undefined) cx.book.tables.types.set(operand, yearly);
    return;
  }
  // 订单 近30天: an event with a window asks whether it was done.
  const type = operand.kind === 'Ref' ? valueOfRef(operand, cx, 'condition') : cx.value(operand);
  if (type !== undefined && operand.kind === 'Ref') cx.book.tables.types.set(operand, type);
  if (type !== undefined && type.kind !== 'time' && type.kind !== 'date') {
    // `did order where paid in last 30d`: the window was meant for the event, and `= true` leaves it there.
    const flag = type.kind === 'bool' && cx.event !== undefined;
    const fixes = flag ? [insertFix(node.operand.span.end, ` = ${keyword('true', cx)}`)] : [];
    cx.report('window-needs-time', node.operand, { found: type.kind, subject: nameOf(node.operand, cx) }, { fixes });
  }
};

export const checkHas = (node: Has, cx: Context): void => {
  if (node.operand.kind === 'TagRef') {
    checkTagHas(node, node.operand, cx);
    return;
  }
  const type = cx.value(node.operand);
  if (!expect(node.operand, type, 'has', ['set'], cx) || type?.kind !== 'set') return;
  for (const item of node.items) checkMember(item, type.element, node.operand, cx);
};

/** The members of a set are asked for by written values. */
const checkMember = (item: Expr, element: ScalarType, operand: Expr, cx: Context): void => {
  const found = rightType(item, element, nameOf(operand, cx), cx);
  if (found === undefined) return;
  const target = cx.book.tables.targets.get(item);
  const written = target === undefined || target.kind === 'text' || target.kind === 'enum-value';
  const literal = item.kind === 'Ref' || item.kind === 'DateLit' || isWrittenNumber(item);
  if (!written || !literal || item.kind === 'Arith') {
    const name = item.kind === 'Ref' ? item.name : nameOf(item, cx);
    cx.report('item-not-constant', item, { name });
  } else if (found.kind !== element.kind) {
    const names = { subject: nameOf(operand, cx), other: nameOf(item, cx) };
    cx.report('mixed-kinds', item, { ...names, left: element.kind, right: found.kind });
  }
};
