import type { Ast, TextEdit } from '@tagwright/dsl';
import type { Source } from '../source.js';
import { rewrite } from './edit.js';

/** Asks something else about the value that a condition is about: `text` takes the place of all that follows it. */
export const setPredicate = (source: Source, node: Ast.Expr, text: string): readonly TextEdit[] => {
  const operand = operandOf(node);
  const start = operand === node ? source.balanced(node.span).end : source.inParentheses(operand.span).end;
  const end = Math.max(start, source.balanced(node.span).end);
  // `R>90d` is written without blanks, and stays so as long as signs are all there is.
  const isTight = source.text[start] !== ' ' && start < end && /^[<>=!]/.test(text);
  const written = isTight ? text.replace(/^([<>=!]+) /, '$1') : ` ${text}`;
  return rewrite(source.text, { start, end }, written);
};

/** Asks about another value, in the same way or in another: `predicate` is what follows it then. */
export const setOperand = (
  source: Source,
  node: Ast.Expr,
  text: string,
  predicate: string | undefined,
): readonly TextEdit[] => {
  const operand = operandOf(node);
  const { start, end } = operand === node ? source.balanced(node.span) : source.inParentheses(operand.span);
  if (predicate === undefined) return rewrite(source.text, { start, end }, text);
  return rewrite(source.text, { start, end: source.balanced(node.span).end }, `${text}${predicate}`);
};

/** What a condition asks about; the condition itself where it is a value alone. */
export const operandOf = (node: Ast.Expr): Ast.Expr => {
  switch (node.kind) {
    case 'Compare':
      return node.left;
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'MissingTest':
    case 'Has':
    case 'InWindow':
    case 'Changed':
      return node.operand;
    default:
      return node;
  }
};

/** The text of what a value is compared with, one each; empty where that is no value. */
export const comparedWith = (source: Source, node: Ast.Expr): readonly string[] => {
  const texts = (...exprs: readonly Ast.Expr[]): readonly string[] =>
    exprs.filter(({ kind }) => kind !== 'Hole').map(({ span }) => source.slice(source.balanced(span)));
  switch (node.kind) {
    case 'Compare':
      return node.right.kind === 'Rank' ? [] : texts(node.right);
    case 'Between':
      return texts(node.low, node.high);
    case 'TextTest':
      return texts(node.text);
    case 'In':
      return Array.isArray(node.items) ? texts(...(node.items as readonly Ast.Expr[])) : [];
    case 'Has':
      return texts(...node.items);
    default:
      return [];
  }
};
