import type { Span } from '../../text/span.js';

/** Trees for tests are made without a text; their nodes stand nowhere. */
export const NOWHERE: Span = Object.freeze({ start: 0, end: 0 });

/** A frozen node from its own parts. */
export const make = <const T extends { readonly kind: string }>(node: T): T & { readonly span: Span } =>
  Object.freeze({ ...node, span: NOWHERE });
