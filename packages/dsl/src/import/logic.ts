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

/** A rule that would come to more conditions than this when it is written out is left out. */
export const MOST_CONDITIONS = 1000;

const sizes = new WeakMap<Expr, number>();

/**
 * How many conditions stand in it as it is written. Parts that stand in several places are one object in memory, so that
 * what is huge on paper is counted in no time.
 */
export const sizeOf = (part: Logic): number => {
  if (!isOpen(part)) return 0;
  const known = sizes.get(part);
  if (known !== undefined) return known;
  const size = partsOf(part).reduce((sum, each) => sum + sizeOf(each), 0) || 1;
  sizes.set(part, size);
  return size;
};

const partsOf = (part: Expr): readonly Expr[] =>
  part.kind === 'And' || part.kind === 'Or' ? part.operands : part.kind === 'Not' ? [part.operand] : [];

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
