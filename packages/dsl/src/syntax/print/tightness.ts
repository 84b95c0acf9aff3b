import type { Expr } from '../ast/index.js';

/** How tightly an expression holds together; what is looser than its place wants goes in parentheses. */
export const LOOSE = 1;
export const OPERAND = 3;
export const VALUE = 5;

export const tightness = (expr: Expr): number => {
  switch (expr.kind) {
    case 'Or':
      return 1;
    case 'And':
      return 2;
    case 'Not':
      return 3;
    case 'Compare':
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'MissingTest':
    case 'Has':
    case 'InWindow':
    case 'Changed':
    case 'HeldFor':
    case 'Did':
    case 'InSegment':
      return 4;
    // Its `where` and window would take in what follows, so that it is bare only where nothing follows.
    case 'Recency':
      return 1;
    case 'Arith':
      return expr.op === '+' || expr.op === '-' ? VALUE : 6;
    case 'Negate':
      return 7;
    default:
      return 8;
  }
};

/** A test or a chain that has to stand in parentheses wherever a value is wanted. */
export const isGrouped = (expr: Expr): boolean => tightness(expr) < VALUE;
