import type { Aggregate, Did, Expr, OnTrigger, Recency, Step } from '../ast/index.js';
import type { Style } from './style.js';
import { isGrouped } from './tightness.js';

/** Strips the `not`s before an operand. */
const positive = (expr: Expr): Expr => {
  let inner = expr;
  while (inner.kind === 'Not') inner = inner.operand;
  return inner;
};

const PLAIN: ReadonlySet<Expr['kind']> = new Set([
  'Compare',
  'In',
  'Between',
  'TextTest',
  'MissingTest',
  'Has',
  'InWindow',
  'Changed',
]);

/** Whether an operand of `for at least` needs no parentheses. */
export const holdsTogether = (operand: Expr): boolean => PLAIN.has(operand.kind) || !isGrouped(operand);

/** Whether a test asks about a tag: after `and` that leaves a `where`. */
const asksTag = (expr: Expr): boolean => {
  switch (expr.kind) {
    case 'Compare':
    case 'Arith':
      return asksTag(expr.left);
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'MissingTest':
    case 'Has':
    case 'InWindow':
    case 'Changed':
    case 'HeldFor':
      return asksTag(expr.operand);
    default:
      return expr.kind === 'TagRef';
  }
};

/** Whether an item of a `where` chain can stand there without parentheses. */
const standsBare = (expr: Expr, first: boolean, beforeWindow: boolean): boolean => {
  const inner = positive(expr);
  if (asksTag(inner) && !first) return false;
  if (inner.kind === 'HeldFor') return !holdsTogether(inner.operand) || standsBare(inner.operand, first, false);
  if (inner.kind === 'InWindow') return !isGrouped(inner.operand);
  if (PLAIN.has(inner.kind)) return true;
  // A value alone would take the window that follows for a test of its own.
  return !isGrouped(inner) && !beforeWindow;
};

/** `where …`, a chain of plain comparisons; whatever would end the chain, or take what follows it, in parentheses. */
export const printWhere = (
  owner: Did | Step | Aggregate | Recency | OnTrigger,
  condition: Expr,
  style: Style,
  beforeWindow: boolean,
  print: (expr: Expr, style: Style) => string,
): string => {
  const items = condition.kind === 'And' ? condition.operands : [condition];
  const printed = items.map((item, at) => {
    const text = print(item, style);
    return standsBare(item, at === 0, beforeWindow && at === items.length - 1) ? text : `(${text})`;
  });
  const and = condition.kind === 'And' ? style.word(condition, 'and') : '';
  return `${style.word(owner, 'where')} ${printed.join(` ${and} `)}`;
};

const endsInWhere = (expr: Expr): boolean => {
  const inner = positive(expr);
  if (inner.kind !== 'Did' || inner.window !== undefined || inner.habit !== undefined) return false;
  const step = inner.steps.at(-1);
  if (step !== undefined) return step.where !== undefined && step.within === undefined;
  return inner.where !== undefined && inner.times === undefined;
};

/** Whether an operand that ends in a `where` would take the next one into it. */
export const takesNextOperand = (operand: Expr, next: Expr): boolean => {
  if (!endsInWhere(operand)) return false;
  const inner = positive(next);
  return !(inner.kind === 'Did' || inner.kind === 'InSegment' || asksTag(inner));
};
