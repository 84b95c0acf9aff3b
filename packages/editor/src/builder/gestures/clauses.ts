import { type Ast, spell, type TextEdit, unreachable, type Vocabulary } from '@tagwright/dsl';
import type { Source } from '../source.js';
import { happeningOf, withinOf } from '../steps.js';
import { keptFromNext, keptFromWindow } from './apart.js';
import { insert, remove, replace, together } from './edit.js';

/** What can be said about events beyond which they are. */
export type Clause = 'where' | 'times' | 'window' | 'habit' | 'within';
/** What speaks of events. */
export type Speaking = Ast.Did | Ast.Step | Ast.Aggregate | Ast.Recency;

/** What a condition or value about events does not say yet, and may. */
export const clausesOpen = (node: Speaking): readonly Clause[] => {
  const open: Clause[] = node.where === undefined ? ['where'] : [];
  if (node.kind === 'Step') return node.within === undefined ? [...open, 'within'] : open;
  const isDone = node.kind === 'Did' && node.steps.length === 0;
  if (isDone && node.times === undefined) open.push('times');
  if (isDone && node.habit === undefined) open.push('habit');
  if (node.window === undefined && !(node.kind === 'Did' && node.habit !== undefined)) open.push('window');
  return open;
};

/** What of this a condition or value says. */
export const clausesSaid = (node: Speaking): readonly Clause[] =>
  (['where', 'times', 'habit', 'window', 'within'] as const).filter((clause) => partOf(node, clause) !== undefined);

/**
 * Says something more about the events: which of them (`where`), how often, when, how soon. A habit takes the place of a
 * window: it says itself when. `sequence`: the one that a step is part of.
 */
export const addClause = (
  source: Source,
  node: Speaking,
  clause: Clause,
  text: string,
  words: Vocabulary,
  sequence?: Ast.Did,
): readonly TextEdit[] => {
  // It has no node yet; that it will be there is all that is asked.
  const said = { [clause]: node, ...(clause === 'habit' ? { window: undefined } : {}) };
  const inner = clause === 'where' ? [] : apart(source, node, said, sequence, fromWindow);
  return together([
    ...inner,
    ...added(source, node, clause, text, words),
    ...apart(source, node, said, sequence, keptFromNext),
  ]);
};

const added = (
  source: Source,
  node: Speaking,
  clause: Clause,
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  switch (clause) {
    case 'where': {
      const isHappening = node.kind === 'Did' || node.kind === 'Step';
      const end = isHappening ? happeningOf(source, node).end : (node.alias ?? node.operand).span.end;
      return [insert(end, ` ${spell('where', words)} ${text}`)];
    }
    case 'times':
      return [insert(timesAt(source, node, words), ` ${text}`)];
    case 'habit':
      return node.kind === 'Did' && node.window !== undefined
        ? [replace(node.window.span, text)]
        : [insert(clausesEnd(source, node), ` ${text}`)];
    case 'window':
      return [insert(clausesEnd(source, node), ` ${text}`)];
    case 'within':
      return [insert(node.kind === 'Step' ? happeningOf(source, node).end : node.span.end, ` ${text}`)];
    default:
      return unreachable(clause);
  }
};

/** One more thing that has to hold of the events. */
export const alsoWhere = (source: Source, where: Ast.Expr, text: string, words: Vocabulary): readonly TextEdit[] => {
  const { start, end } = source.inParentheses(source.balanced(where.span));
  const isOr = where.kind === 'Or' && source.balanced(where.span).start === start;
  return [...(isOr ? [insert(start, '(')] : []), insert(end, `${isOr ? ')' : ''} ${spell('and', words)} ${text}`)];
};

/** Says it no longer. `sequence`: the one that a step is part of. */
export const removeClause = (
  source: Source,
  node: Speaking,
  clause: Clause,
  sequence?: Ast.Did,
): readonly TextEdit[] => {
  const part = partOf(node, clause);
  if (part === undefined) return [];
  const { start, end } =
    clause === 'where'
      ? source.inParentheses(source.balanced(part.span))
      : clause === 'within'
        ? (withinOf(source, node as Ast.Step) ?? part.span)
        : part.span;
  const word = clause === 'where' ? source.before(start) : undefined;
  const from = source.beginningOf({ start: word?.span.start ?? start, end });
  const said = { [clause]: undefined };
  return together([
    ...apart(source, node, said, sequence, fromWindow),
    remove({ start: from, end }),
    ...apart(source, node, said, sequence, keptFromNext),
  ]);
};

const partOf = (node: Speaking, clause: Clause): Ast.Expr | Ast.Window | Ast.Times | Ast.Habit | undefined => {
  if (clause === 'where') return node.where;
  if (clause === 'within') return node.kind === 'Step' ? node.within : undefined;
  if (clause === 'window') return node.kind === 'Step' ? undefined : node.window;
  return node.kind === 'Did' ? node[clause] : undefined;
};

type Keeping = (source: Source, before: Ast.Did, after: Ast.Did) => readonly TextEdit[];
const fromWindow: Keeping = (source, _, after) => keptFromWindow(source, after);

/** The parentheses that are needed once clauses are others. What is summed up has its own. */
const apart = (
  source: Source,
  node: Speaking,
  said: Partial<Record<Clause, unknown>>,
  sequence: Ast.Did | undefined,
  keep: Keeping,
): readonly TextEdit[] => {
  const before = node.kind === 'Did' ? node : node.kind === 'Step' ? sequence : undefined;
  if (before === undefined) return [];
  const changed = <Part extends object>(part: Part): Part => (part === node ? { ...part, ...said } : part);
  const after = { ...changed(before), steps: before.steps.map(changed) };
  return keep(source, before, after);
};

/** Times stand before the window, as they are read; Chinese counts within the period that it has just named. */
const timesAt = (source: Source, node: Speaking, words: Vocabulary): number => {
  if (node.kind === 'Step') return node.span.end;
  const habit = node.kind === 'Did' ? node.habit : undefined;
  if (habit !== undefined && words === 'zh') return habit.span.end;
  const when = habit ?? node.window;
  return when === undefined ? clausesEnd(source, node) : source.endBefore(when.span.start);
};

/** Where the last clause ends; an aggregate's parenthesis stays outside of it. */
const clausesEnd = (source: Source, node: Speaking): number => {
  const { end } = source.balanced(node.span);
  if (node.kind !== 'Aggregate') return end;
  const last = source.within({ start: node.span.start, end }).at(-1);
  return last !== undefined && /^[)）]$/.test(source.slice(last.span)) ? source.endBefore(last.span.start) : end;
};
