import type { Ast, Span } from '@tagwright/dsl';
import type { Row } from './model.js';
import { partsOf } from './parts.js';
import type { Source } from './source.js';
import { stagesOf } from './stages.js';

/** How a row counts: as one of which all have to hold, or as an alternative. What stands alone is an alternative to nothing. */
export type Among = 'and' | 'or';

/** A condition as a row, or as a group of them. */
export const rowOf = (source: Source, expr: Ast.Expr, among: Among = 'or'): Row => {
  const span = placed(source, expr);
  const hidden = mutedIn(expr, among);
  if (hidden !== undefined) {
    const row = rowOf(source, hidden);
    if (row.muted === undefined) return { ...row, muted: span };
  }
  const notes = { before: source.commentsBefore(span.start), after: source.commentAfter(span.end) };
  const base = { span, notes, muted: undefined };
  const negation = negationOf(source, expr);
  if (expr.kind === 'Not' && negation !== undefined) {
    const row = rowOf(source, expr.operand);
    if (row.negation === undefined && row.muted === undefined) return { ...row, ...base, negation };
  }
  const inner = source.balanced(expr.span);
  const plain = { ...base, inner, negation: undefined };
  if (expr.kind === 'Hole') return { ...plain, kind: 'opaque' };
  if (expr.kind !== 'And' && expr.kind !== 'Or') {
    const parts = partsOf(source, expr, inner, true);
    return { ...plain, kind: 'test', node: expr, parts, stages: stagesOf(source, expr, span) };
  }
  const op = expr.kind === 'And' ? 'and' : 'or';
  const rows = expr.operands.map((operand) => rowOf(source, operand, op));
  const joints = jointsOf(source, rows);
  // Without parentheses of its own, what stands before and after it speaks of its first and last row.
  const isBare = inner.start === span.start;
  return {
    ...plain,
    ...(isBare ? { notes: { before: [], after: undefined } } : {}),
    kind: 'group',
    op,
    rows: rows.map((row, index) => withNotesBefore(row, joints[index - 1], source)),
    joints,
  };
};

/** What stands on lines of its own before the word between two rows speaks of the second. */
const withNotesBefore = (row: Row, joint: Span | undefined, source: Source): Row =>
  joint === undefined
    ? row
    : { ...row, notes: { ...row.notes, before: [...source.commentsBefore(joint.start), ...row.notes.before] } };

/** What a row takes up where it stands, switched off or not. */
export const outside = ({ span, muted }: Row): Span => muted ?? span;

const placed = (source: Source, { span }: Ast.Expr): Span => source.inParentheses(source.balanced(span));

/**
 * What `true or …` and `false and …` switch off. Both stay in the text and are checked on, and counted: among others of
 * which all have to hold the first changes nothing, among alternatives the second.
 */
const mutedIn = (expr: Ast.Expr, among: Among): Ast.Expr | undefined => {
  if (expr.kind !== (among === 'and' ? 'Or' : 'And') || expr.operands.length !== 2) return undefined;
  const [first, second] = expr.operands;
  return first?.kind === 'BoolLit' && first.value === (among === 'and') ? second : undefined;
};

/** The word at the front that negates; a `not` within (`x is not missing`) is part of the condition. */
const negationOf = (source: Source, expr: Ast.Expr): Span | undefined => {
  if (expr.kind !== 'Not') return undefined;
  const [first] = source.within(source.balanced(expr.span));
  return first?.keyword === 'not' || first?.keyword === 'notDid' ? first.span : undefined;
};

const jointsOf = (source: Source, rows: readonly Row[]): readonly Span[] =>
  rows.slice(1).map((row, index) => {
    const from = outside(rows[index] ?? row).end;
    const between = source.within({ start: from, end: outside(row).start });
    return between.find(({ keyword }) => keyword === 'and' || keyword === 'or')?.span ?? { start: from, end: from };
  });
