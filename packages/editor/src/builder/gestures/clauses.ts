import { type Ast, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Source } from '../source.js';
import { insert, remove } from './edit.js';

/** What can be said about events beyond which they are. */
export type Clause = 'where' | 'times' | 'window';
/** What speaks of events. */
export type Speaking = Ast.Did | Ast.Aggregate | Ast.Recency;

/** What a condition or value about events does not say yet, and may. */
export const clausesOpen = (node: Speaking): readonly Clause[] => {
  const open: Clause[] = node.where === undefined ? ['where'] : [];
  if (node.kind === 'Did' && node.times === undefined && node.habit === undefined && node.steps.length === 0)
    open.push('times');
  if (node.window === undefined && !(node.kind === 'Did' && node.habit !== undefined)) open.push('window');
  return open;
};

/** Says something more about the events: which of them (`where`), how often, when. */
export const addClause = (
  source: Source,
  node: Speaking,
  clause: Clause,
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  switch (clause) {
    case 'where': {
      const at = (node.alias ?? eventNode(node) ?? node).span.end;
      return [insert(node.kind === 'Did' && node.event === 'any' ? anyEnd(source, node) : at, where(text, words))];
    }
    case 'times':
      return [insert(beforeWindow(source, node), ` ${text}`)];
    case 'window':
      return [insert(clausesEnd(source, node), ` ${text}`)];
  }
};

/** One more thing that has to hold of the events. */
export const alsoWhere = (source: Source, where: Ast.Expr, text: string, words: Vocabulary): readonly TextEdit[] => {
  const { start, end } = source.inParentheses(source.balanced(where.span));
  const isOr = where.kind === 'Or' && source.balanced(where.span).start === start;
  return [...(isOr ? [insert(start, '(')] : []), insert(end, `${isOr ? ')' : ''} ${spell('and', words)} ${text}`)];
};

/** Says it no longer. */
export const removeClause = (source: Source, node: Speaking, clause: Clause): readonly TextEdit[] => {
  const part = clause === 'where' ? node.where : clause === 'window' ? node.window : (node as Ast.Did).times;
  if (part === undefined) return [];
  const { start, end } = clause === 'where' ? source.inParentheses(source.balanced(part.span)) : part.span;
  const word = clause === 'where' ? source.before(start) : undefined;
  return [remove({ start: source.blanksBefore(word?.span.start ?? start), end })];
};

const where = (text: string, words: Vocabulary): string => ` ${spell('where', words)} ${text}`;

const eventNode = (node: Speaking): Ast.Expr | Ast.Name | undefined => {
  if (node.kind !== 'Did') return node.operand;
  return node.event === 'any' ? undefined : node.event;
};

const anyEnd = (source: Source, node: Ast.Did): number =>
  source.within(node.span).find(({ keyword }) => keyword === 'anyEvent')?.span.end ?? node.span.end;

/** Times stand before the window, as they are read. */
const beforeWindow = (source: Source, node: Speaking): number =>
  node.window === undefined ? clausesEnd(source, node) : source.blanksBefore(node.window.span.start);

/** Where the last clause ends; an aggregate's parenthesis stays outside of it. */
const clausesEnd = (source: Source, node: Speaking): number => {
  const end = source.balanced(node.span).end;
  if (node.kind !== 'Aggregate') return end;
  const last = source.within({ start: node.span.start, end }).at(-1);
  return last !== undefined && /^[)）]$/.test(source.slice(last.span)) ? source.blanksBefore(last.span.start) : end;
};
