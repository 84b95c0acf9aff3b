import type { Expr } from '../syntax/ast/index.js';
import * as make from './nodes.js';

/** A condition of which it may be plain already how it comes out. */
export type Logic = boolean | Expr;

/** All of them hold; what is plain is left out, and chains are one level deep. */
export const all = (parts: readonly Logic[]): Logic => {
  if (parts.includes(false)) return false;
  const operands = distinct(parts.filter(isOpen).flatMap((part) => (part.kind === 'And' ? part.operands : [part])));
  return operands.length === 0 ? true : operands.length === 1 ? (operands[0] as Expr) : make.and(operands);
};

/** At least one holds. */
export const any = (parts: readonly Logic[]): Logic => {
  if (parts.includes(true)) return true;
  const operands = distinct(parts.filter(isOpen).flatMap((part) => (part.kind === 'Or' ? part.operands : [part])));
  return operands.length === 0 ? false : operands.length === 1 ? (operands[0] as Expr) : make.or(operands);
};

/** The opposite, in the form that reads best: a comparison with what is missing is false, so `<` does not turn into `>=`. */
export const not = (part: Logic): Logic => {
  if (!isOpen(part)) return !part;
  switch (part.kind) {
    case 'Not':
      return part.operand;
    case 'Compare':
      if (part.op === '=') return make.changed(part, { op: '!=' });
      if (part.op === '!=') return make.changed(part, { op: '=' });
      return make.not(part);
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'Has':
      return make.changed(part, { negated: !part.negated });
    case 'MissingTest':
      return make.changed(part, { known: !part.known });
    default:
      return make.not(part);
  }
};

/** A condition as it is written: `true` and `false` stand for themselves. */
export const written = (part: Logic): Expr => (isOpen(part) ? part : make.bool(part));

const isOpen = (part: Logic): part is Expr => typeof part !== 'boolean';

const distinct = (operands: readonly Expr[]): readonly Expr[] => {
  const seen = new Set<string>();
  return operands.filter((operand) => {
    const key = JSON.stringify(operand);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
