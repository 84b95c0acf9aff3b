import { type Ast, type Node, type Span, type TextEdit, walk } from '@tagwright/dsl';
import type { Card } from '../model.js';
import { project } from '../project.js';
import { Source } from '../source.js';
import { type Happening, happeningOf, happenings, stepSpan } from '../steps.js';
import { isLoose, keptFromNext, keptFromWindow } from './apart.js';
import { insert, remove, replace, together } from './edit.js';
import { moveTo } from './move.js';
import { swapNotes } from './swap.js';

/** Lets one more event follow, or the absence of one: `text` is a step. On a line of its own where the one before has one. */
export const addStep = (source: Source, did: Ast.Did, text: string): readonly TextEdit[] => {
  const last = did.steps.at(-1);
  if (last === undefined) return [insert(happeningOf(source, did).end, ` ${text}`)];
  const { start, end } = stepSpan(source, last);
  if (!source.startsLine(start)) return [insert(end, ` ${text}`)];
  return [insert(source.commentAfter(end)?.span.end ?? end, `\n${source.indentAt(start)}${text}`)];
};

/** Whether a sequence can do without one of its events: what follows the first has to be something that happens. */
export const canRemoveStep = (did: Ast.Did, at: number): boolean => at > 0 || did.steps[0]?.negated === false;

/** Takes an event out of a sequence, with its notes. Whatever is left of two is no sequence any more. */
export const removeStep = (source: Source, did: Ast.Did, at: number): readonly TextEdit[] => {
  const step = did.steps[Math.max(0, at - 1)];
  if (step === undefined || !canRemoveStep(did, at)) return [];
  const steps = did.steps.toSpliced(Math.max(0, at - 1), 1);
  const out = withNotes(source, stepSpan(source, step));
  const less = remove({ start: source.beginningOf(out), end: out.end });
  if (at > 0) {
    const after = { ...did, steps };
    return together([...keptFromWindow(source, after), less, ...keptFromNext(source, did, after)]);
  }
  const { event, alias, where } = step;
  const first = replace(happeningOf(source, did), happeningText(source, step));
  return together([first, less, ...keptFromNext(source, did, { ...did, event, alias, where, steps })]);
};

/** Whether an event of a sequence and the next one can change places: what never happens is not the first, and a name is given before it is used. */
export const canSwapSteps = (did: Ast.Did, at: number): boolean => {
  const [one, other] = [happenings(did)[at], happenings(did)[at + 1]];
  if (one === undefined || other?.kind !== 'Step') return false;
  return !(at === 0 && other.negated) && !speaksOf(other, one.alias);
};

/** Whether an event of a sequence can be moved to the place of another. */
export const canMoveStep = (did: Ast.Did, from: number, to: number): boolean => {
  const by = from < to ? 1 : -1;
  let moved = did;
  for (let at = from; at !== to; at += by) {
    const first = by === 1 ? at : at - 1;
    if (!canSwapSteps(moved, first)) return false;
    moved = swapped(moved, first);
  }
  return to >= 0 && to <= did.steps.length;
};

/**
 * Lets an event of a sequence and the next one change places, each with its notes and with how soon it has to follow.
 * The first follows nothing: with it only what happens is exchanged.
 */
export const swapSteps = (source: Source, did: Ast.Did, at: number): readonly TextEdit[] => {
  const [one, other] = [happenings(did)[at], happenings(did)[at + 1]];
  if (one === undefined || other === undefined || !canSwapSteps(did, at)) return [];
  const apart = keptFromNext(source, did, swapped(did, at));
  if (one.kind === 'Did')
    return together([
      replace(happeningOf(source, one), happeningText(source, other)),
      replace(happeningOf(source, other), happeningText(source, one)),
      ...apart,
    ]);
  const [before, after] = [stepSpan(source, one), stepSpan(source, other as Ast.Step)];
  return together([
    replace(before, stepText(source, other as Ast.Step)),
    replace(after, stepText(source, one)),
    ...apart,
    ...swapNotes(source, notedAt(source, before), notedAt(source, after)),
  ]);
};

/** Moves an event of a sequence to the place of another. */
export const moveStep = (
  source: Source,
  cards: readonly Card[],
  did: Ast.Did,
  from: number,
  to: number,
): readonly TextEdit[] => {
  if (!canMoveStep(did, from, to)) return [];
  // How many stand before it does not change by what happens in it.
  const nth = sequencesIn(cards.map(({ node }) => node)).indexOf(did);
  return moveTo(source.text, from, to, (parsed, at) => {
    const same = sequencesIn(project(parsed).map(({ node }) => node))[nth];
    return same === undefined ? [] : swapSteps(new Source(parsed), same, at);
  });
};

/** All sequences in the order of the text. */
const sequencesIn = (nodes: readonly Node[]): readonly Ast.Did[] => {
  const found: Ast.Did[] = [];
  for (const root of nodes)
    walk(root, (node) => {
      if (node.kind === 'Did' && node.steps.length > 0) found.push(node);
    });
  return found;
};

const swapped = (did: Ast.Did, at: number): Ast.Did => {
  const { steps, event, alias, where } = did;
  const [step, next] = [steps[Math.max(0, at - 1)], steps[at]];
  if (step === undefined || next === undefined) return did;
  if (at > 0) return { ...did, steps: steps.with(at - 1, next).with(at, step) };
  return {
    ...did,
    event: step.event,
    alias: step.alias,
    where: step.where,
    steps: steps.with(0, { ...step, event, alias, where }),
  };
};

/** Whether a condition of an event names another: `item = v.item`. */
const speaksOf = ({ where }: Happening, alias: Ast.Name | undefined): boolean => {
  let does = false;
  if (where !== undefined && alias !== undefined)
    walk(where, (node) => {
      does ||= node.kind === 'Member' && node.object.text === alias.text;
    });
  return does;
};

/** What happens, as it can be written anywhere: what follows is not taken into its conditions. */
const happeningText = (source: Source, happening: Happening): string =>
  closedWithin(source, happeningOf(source, happening), happening.where);

const stepText = (source: Source, step: Ast.Step): string => closedWithin(source, stepSpan(source, step), step.where);

const closedWithin = (source: Source, span: Span, where: Ast.Expr | undefined): string => {
  if (where === undefined || !isLoose(source, where)) return source.slice(span);
  const { start, end } = source.balanced(where.span);
  const [before, after] = [
    { start: span.start, end: start },
    { start: end, end: span.end },
  ];
  return `${source.slice(before)}(${source.slice({ start, end })})${source.slice(after)}`;
};

const notedAt = (source: Source, { start, end }: Span) => ({
  notes: source.commentsBefore(start),
  at: source.startsLine(start) ? start : undefined,
  end,
});

/** A step with the notes on lines before it, and the one behind it where it has its line to itself. */
const withNotes = (source: Source, { start, end }: Span): Span => {
  if (!source.startsLine(start)) return { start, end };
  return {
    start: source.commentsBefore(start)[0]?.span.start ?? start,
    end: source.commentAfter(end)?.span.end ?? end,
  };
};
