import type { Span, TextEdit } from '@tagwright/dsl';

/** Puts text in the place of a span. */
export const replace = (span: Span, text: string): TextEdit => ({ span, text });

/** Puts text before an offset. */
export const insert = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

/** Takes text out. */
export const remove = (span: Span): TextEdit => ({ span, text: '' });

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
