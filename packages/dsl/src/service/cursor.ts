import type { ParsedFile, Token } from '../syntax/index.js';
import type { Span } from '../text/span.js';

/** How many tokens end before an offset. */
export const tokensEndingBefore = ({ tokens }: ParsedFile, offset: number): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The token that an offset touches; between two that touch, the one that begins there. */
export const tokenAt = (parsed: ParsedFile, offset: number): Token | undefined => {
  const low = tokensEndingBefore(parsed, offset);
  const [first, second] = [parsed.tokens[low], parsed.tokens[low + 1]];
  if (second !== undefined && first?.span.end === offset && second.span.start === offset) return second;
  return first !== undefined && first.span.start <= offset ? first : undefined;
};

/** Whether an offset stands in a comment, where nothing of the language is meant. */
export const inComment = (parsed: ParsedFile, offset: number): boolean =>
  parsed.comments.some(({ span }) => span.start < offset && offset <= span.end);

export const textOf = (parsed: ParsedFile, span: Span): string => parsed.text.slice(span.start, span.end);

/** Whether two spans share anything, an empty one its place. */
export const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** An offset drawn into a text, and off the middle of a surrogate pair. */
export const within = (text: string, offset: number): number => {
  const at = Math.max(0, Math.min(Math.trunc(offset) || 0, text.length));
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
};
