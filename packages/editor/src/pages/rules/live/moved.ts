import type { Span } from '@tagwright/dsl';
import type { Edit } from '../../../draft/buffer.js';

/** Where a span lies after an edit. One around the edit grows with it; one that the edit cuts into is gone. */
export const moved = (span: Span, { span: replaced, text }: Edit): Span | undefined => {
  const by = text.length - (replaced.end - replaced.start);
  if (span.end < replaced.start) return span;
  if (replaced.end <= span.start && replaced.start < span.start) return { start: span.start + by, end: span.end + by };
  if (span.start <= replaced.start && replaced.end <= span.end) return { start: span.start, end: span.end + by };
  return undefined;
};

/** All of a list that is still there after an edit. */
export const allMoved = <At extends { readonly span: Span }>(list: readonly At[], edit: Edit): readonly At[] =>
  list.flatMap((each) => {
    const span = moved(each.span, edit);
    return span === undefined ? [] : [{ ...each, span }];
  });
