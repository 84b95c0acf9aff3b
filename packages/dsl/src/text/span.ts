/**
 * A half-open range of UTF-16 offsets into one source file. Everything that points at text uses this; lines and
 * columns are derived at the edge by {@link file://./line-map.ts}.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both. */
export const cover = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });
