import { duration, real, time, type ValueType } from '../../catalog/types.js';
import type { Arith, Expr, Negate } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { nameOf } from './called.js';
import { isNumeric, productForm, sumForm, type Numeric } from './forms.js';
import { isWrittenNumber } from './literals.js';

/** The type of `+ - * /`; a number written out takes the part of an amount in sums. */
export const arithmeticType = (node: Arith, cx: Context): ValueType | undefined => {
  const left = cx.value(node.left);
  const right = cx.value(node.right);
  if (left === undefined || right === undefined) return undefined;
  if (left.kind === 'distance' || right.kind === 'distance') {
    cx.report('distance-as-value', left.kind === 'distance' ? node.left : node.right, {});
    return undefined;
  }
  const type = combined(node, left, right);
  if (type === undefined)
    cx.report('wrong-operands', node, { ...between(node, cx), op: node.op, left: left.kind, right: right.kind });
  return type;
};

const between = (node: Arith, cx: Context): { subject: string; other: string } => ({
  subject: nameOf(node.left, cx),
  other: nameOf(node.right, cx),
});

const combined = (node: Arith, left: ValueType, right: ValueType): ValueType | undefined => {
  switch (node.op) {
    case '+':
    case '-':
      return sum(node, left, right);
    case '*':
      return product(left, right);
    case '/':
      return quotient(left, right);
  }
};

const sum = (node: Arith, left: ValueType, right: ValueType): ValueType | undefined => {
  if (left.kind === 'time' || right.kind === 'time') return moved(node.op, left, right);
  const pair = sameKind(node.left, left, node.right, right);
  return pair === undefined ? undefined : { kind: pair[0].kind, form: sumForm(pair[0].form, pair[1].form) };
};

/** An instant less an instant is a length; an instant moves by a length of whole milliseconds. */
const moved = (op: Arith['op'], left: ValueType, right: ValueType): ValueType | undefined => {
  if (left.kind === 'time' && right.kind === 'time') return op === '-' ? duration : undefined;
  const length = left.kind === 'time' ? right : left;
  const order = left.kind === 'time' || op === '+';
  const whole = length.kind === 'duration' && length.form !== 'real' && length.form.exact === 0;
  return order && whole ? time : undefined;
};

/** Two numbers of one kind, where a written number takes the kind of an amount that it stands beside. */
export const sameKind = (
  left: Expr,
  leftType: ValueType,
  right: Expr,
  rightType: ValueType,
): readonly [Numeric, Numeric] | undefined => {
  if (!isNumeric(leftType) || !isNumeric(rightType)) return undefined;
  if (leftType.kind === rightType.kind) return [leftType, rightType];
  if (leftType.kind === 'money' && isWrittenNumber(right)) return [leftType, { ...rightType, kind: 'money' }];
  if (rightType.kind === 'money' && isWrittenNumber(left)) return [{ ...leftType, kind: 'money' }, rightType];
  return undefined;
};

const product = (left: ValueType, right: ValueType): ValueType | undefined => {
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (left.kind !== 'number' && right.kind !== 'number') return undefined;
  return { kind: left.kind === 'number' ? right.kind : left.kind, form: productForm(left.form, right.form) };
};

const quotient = (left: ValueType, right: ValueType): ValueType | undefined => {
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (left.kind === right.kind) return real;
  return right.kind === 'number' ? { kind: left.kind, form: 'real' } : undefined;
};

export const negationType = (node: Negate, cx: Context): ValueType | undefined => {
  const type = cx.value(node.operand);
  if (type === undefined || isNumeric(type)) return type;
  cx.report('wrong-operand', node, {
    role: 'minus',
    subject: nameOf(node.operand, cx),
    found: type.kind,
    expected: ['number', 'money', 'duration'],
  });
  return undefined;
};
