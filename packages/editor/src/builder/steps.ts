import { type Ast, type Node, type Span, walk } from '@tagwright/dsl';
import type { Source } from './source.js';

/** What a sequence says of one of its events: which, called what, with which conditions. `did` itself says it of the first. */
export type Happening = Ast.Did | Ast.Step;

/** The events of a sequence, the first as the sequence itself. */
export const happenings = (did: Ast.Did): readonly Happening[] => [did, ...did.steps];

/** Where the event is named, be it as any. */
export const eventSpan = (source: Source, { event, span }: Happening): Span =>
  event === 'any' ? (source.within(span).find(({ keyword }) => keyword === 'anyEvent')?.span ?? span) : event.span;

/**
 * Whether any event will do where one is named now: of any nothing is known that could be asked, or spoken of later. `named`: the
 * name, or who has any already.
 */
export const canBeAny = (root: Node, named: Node): boolean => {
  let can = false;
  walk(root, (node) => {
    if (node.kind !== 'Did' && node.kind !== 'Step') return;
    if (node === named || node.event === named) can = node.where === undefined && node.alias === undefined;
  });
  return can;
};

/** Where it is said which event happens: from its name to its last condition. */
export const happeningOf = (source: Source, happening: Happening): Span => {
  const { alias, where } = happening;
  const named = eventSpan(source, happening);
  const last =
    where === undefined ? (alias ?? { span: named }).span : source.inParentheses(source.balanced(where.span));
  return { start: named.start, end: last.end };
};

/** The words that a step begins with. */
export const leadOf = (source: Source, step: Ast.Step): Span => {
  const { start } = happeningOf(source, step);
  return { start: step.span.start, end: source.before(start)?.span.end ?? start };
};

/** A length with the word that goes with it: `within 2h`, 2小时内. */
export const withinOf = (source: Source, { within }: Ast.Step): Span | undefined => {
  if (within === undefined) return undefined;
  const { start, end } = within.span;
  const before = source.before(start);
  if (before?.keyword === 'within') return { start: before.span.start, end };
  const after = source.tokens[source.indexAt(end)];
  return { start, end: after?.keyword === 'within' ? after.span.end : end };
};

/** A step with the parentheses that its last condition may end with. */
export const stepSpan = (source: Source, step: Ast.Step): Span => ({
  start: step.span.start,
  end: Math.max(step.span.end, happeningOf(source, step).end, withinOf(source, step)?.end ?? 0),
});
