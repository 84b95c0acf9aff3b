import type { Ast, Span } from '@tagwright/dsl';
import type { Stage } from './model.js';
import { partsOf } from './parts.js';
import type { Source } from './source.js';
import { happeningOf, stepSpan } from './steps.js';

/** The events of a sequence, one after the other; none where nothing follows. `row`: where the whole condition stands. */
export const stagesOf = (source: Source, expr: Ast.Expr, row: Span): readonly Stage[] => {
  if (expr.kind !== 'Did' || expr.steps.length === 0) return [];
  const first = happeningOf(source, expr);
  return [
    { node: expr, span: first, parts: partsOf(source, expr, first, true), notes: notesOf(source, first, row) },
    ...expr.steps.map((step) => {
      const span = stepSpan(source, step);
      return { node: step, span, parts: partsOf(source, step, span, true), notes: notesOf(source, span, row) };
    }),
  ];
};

/** What is noted at the very beginning or end of a row is said of all of it. */
const notesOf = (source: Source, { start, end }: Span, row: Span): Stage['notes'] => ({
  before: start === row.start ? [] : source.commentsBefore(start),
  after: end === row.end ? undefined : source.commentAfter(end),
});
