import type { Span, TextEdit } from '@tagwright/dsl';

/** Puts text in the place of a span. */
export const replace = (span: Span, text: string): TextEdit => ({ span, text });

/** Puts text before an offset. */
export const insert = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

/** Takes text out. */
export const remove = (span: Span): TextEdit => ({ span, text: '' });
