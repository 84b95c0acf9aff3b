import type { Span, TextEdit } from '@tagwright/dsl';

/** Puts text in the place of a span. */
export const replace = (span: Span, text: string): TextEdit => ({ span, text });

/** Puts text before an offset. */
export const insert = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

/** Takes text out. */
export const remove = (span: Span): TextEdit => ({ span, text: '' });

/** Edits that meet as one each, in the order in which they are given: at one place that order decides what stands first. */
export const together = (edits: readonly TextEdit[]): readonly TextEdit[] => {
  const merged: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = merged.at(-1);
    if (last?.span.end !== edit.span.start) merged.push(edit);
    else merged[merged.length - 1] = replace({ start: last.span.start, end: edit.span.end }, last.text + edit.text);
  }
  return merged;
};

/** Puts text in the place of a span, leaving alone what both begin and end with. */
export const rewrite = (before: string, span: Span, text: string): readonly TextEdit[] => {
  const old = before.slice(span.start, span.end);
  if (old === text) return [];
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  return [replace({ start: span.start + start, end: span.end - end }, text.slice(start, text.length - end))];
};
