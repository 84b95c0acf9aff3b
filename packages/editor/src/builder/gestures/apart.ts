import type { Ast, TextEdit } from '@tagwright/dsl';
import type { Source } from '../source.js';
import { happenings } from '../steps.js';
import { insert } from './edit.js';

/**
 * The parentheses that keep a condition on events from the next row: a `where` at its end would take what follows an
 * `and` into it. `before`: as it is written now; `after`: as it will be.
 */
export const keptFromNext = (source: Source, before: Ast.Did, after: Ast.Did): readonly TextEdit[] => {
  const { start, end } = source.balanced(before.span);
  const isFollowed = source.tokens[source.indexAt(end)]?.keyword === 'and';
  return isFollowed && endsInWhere(after) ? [insert(start, '('), insert(end, ')')] : [];
};

/** The parentheses that keep the last `where` from the window behind it, which a bare value at its end would take in. */
export const keptFromWindow = (source: Source, after: Ast.Did): readonly TextEdit[] => {
  const { where } = happenings(after).at(-1) ?? after;
  if (where === undefined || !meetsWindow(after) || !isLoose(source, where)) return [];
  const span = source.balanced(where.span);
  return [insert(span.start, '('), insert(span.end, ')')];
};

/** Whether a condition of events, as it stands, could take in the length or window that follows it. */
export const isLoose = (source: Source, where: Ast.Expr): boolean => {
  const { start, end } = source.balanced(where.span);
  const around = source.inParentheses({ start, end });
  return around.start === start && around.end === end && !isClosed(where);
};

const isClosed = (where: Ast.Expr): boolean => {
  switch (where.kind) {
    case 'And':
      return isClosed(where.operands.at(-1) ?? where);
    case 'Not':
      return isClosed(where.operand);
    case 'Compare':
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'MissingTest':
    case 'Has':
    case 'InWindow':
    case 'Changed':
      return true;
    default:
      return false;
  }
};

const endsInWhere = (did: Ast.Did): boolean => {
  if (did.window !== undefined || did.habit !== undefined || did.times !== undefined) return false;
  const last = happenings(did).at(-1) ?? did;
  return last.where !== undefined && (last.kind === 'Did' || last.within === undefined);
};

const meetsWindow = (did: Ast.Did): boolean => {
  const last = happenings(did).at(-1) ?? did;
  const isAnchored = did.window !== undefined || did.habit !== undefined;
  return isAnchored && did.times === undefined && (last.kind === 'Did' || last.within === undefined);
};
