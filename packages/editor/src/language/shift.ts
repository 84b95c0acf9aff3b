import type { Span } from '@tagwright/dsl';
import type { Edit } from '../draft/buffer.js';

/** The one edit that makes a text of another: what lies between their common beginning and their common end. */
export const editBetween = (before: string, after: string): Edit | undefined => {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
};

/** Where a span lies after an edit; undefined where the edit touched it, so that what was said of it may not hold. */
export const shifted = (span: Span, { span: replaced, text }: Edit): Span | undefined => {
  if (span.end < replaced.start) return span;
  if (span.start <= replaced.end) return undefined;
  const by = text.length - (replaced.end - replaced.start);
  return { start: span.start + by, end: span.end + by };
};
