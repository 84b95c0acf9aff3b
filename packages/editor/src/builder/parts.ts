import type { Node, Span } from '@tagwright/dsl';
import type { Part } from './model.js';
import { slotsOf } from './slots.js';
import type { Source } from './source.js';

/** A condition or value as words and slots; together they are the text of the span. */
export const partsOf = (source: Source, node: Node, span: Span, isCondition: boolean): readonly Part[] => {
  const slots = [...slotsOf(source, node, isCondition)]
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
