import { type Ast, children, type Node, type Span } from '@tagwright/dsl';
import type { Part, Slot, SlotKind } from './model.js';
import type { Source } from './source.js';

/** A condition or value as words and slots; together they are the text of the span. */
export const partsOf = (source: Source, node: Node, span: Span): readonly Part[] => {
  const slots = [...slotsIn(source, node)]
    // What is missing in the middle of a text can be said to be missing at its end.
    .map((slot) => (slot.kind === 'empty' && slot.span.start > span.end ? { ...slot, span: emptyAt(span.end) } : slot))
    .filter((slot) => slot.span.start >= span.start && slot.span.end <= span.end)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: Part[] = [];
  let at = span.start;
  for (const slot of slots) {
    // What recovery built twice of the same text is drawn once.
    if (slot.span.start < at) continue;
    if (slot.span.start > at) parts.push({ kind: 'words', span: { start: at, end: slot.span.start } });
    parts.push(slot);
    at = slot.span.end;
  }
  if (at < span.end) parts.push({ kind: 'words', span: { start: at, end: span.end } });
  return parts;
};

const emptyAt = (at: number): Span => ({ start: at, end: at });

const slotsIn = function* (source: Source, node: Node): Iterable<Slot> {
  const kind = KINDS[node.kind];
  if (kind !== undefined) {
    yield { kind, span: node.span, node: node as Exclude<Slot['node'], undefined> };
    return;
  }
  if (node.kind === 'Rank' && node.among === undefined && node.per === undefined) {
    yield { kind: 'rank', span: node.span, node };
    return;
  }
  if (node.kind === 'Compare') {
    const span = operatorOf(source, node);
    if (span !== undefined) yield { kind: 'operator', span, node: undefined };
  }
  for (const child of children(node)) yield* slotsIn(source, child);
};

const KINDS: Readonly<Partial<Record<Node['kind'], SlotKind>>> = {
  Name: 'name',
  Ref: 'name',
  Member: 'name',
  NumberLit: 'number',
  PercentLit: 'percent',
  DurationLit: 'duration',
  DateLit: 'date',
  BoolLit: 'bool',
  Hole: 'empty',
  Times: 'times',
  LastWindow: 'window',
  NextWindow: 'window',
  AgoWindow: 'window',
  RangeWindow: 'window',
  OnWindow: 'window',
  OnAgoWindow: 'window',
  BeforeWindow: 'window',
  DayWindow: 'window',
  UnitWindow: 'window',
  CalendarWindow: 'window',
};

/** The sign between both sides, parentheses of either left out. */
const operatorOf = (source: Source, { left, right }: Ast.Compare): Span | undefined =>
  source
    .within({ start: source.inParentheses(left.span).end, end: right.span.start })
    .find(({ kind, span }) => kind === 'sign' && !/[()（）]/.test(source.slice(span)))?.span;
