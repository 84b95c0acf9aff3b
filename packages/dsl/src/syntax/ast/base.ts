import type { Span } from '../../text/span.js';

/** What every tree node carries: its kind (the discriminant) and the text it was written as. */
export interface NodeBase<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/**
 * A name where something is declared or pointed at by role (a tag, a field, an event). Bare and quoted spellings are
 * the same name, so the quotes are not kept; `text` is NFC. An empty text marks a name that is missing from the
 * source (already reported by the parser; later stages stay silent about it).
 */
export interface Name extends NodeBase<'Name'> {
  readonly text: string;
}

/** A quoted text that is data, never a name: a description, a path, a time zone. */
export interface TextLit extends NodeBase<'TextLit'> {
  readonly text: string;
}

/** Where an expression should have been. Already reported; later stages stay silent about it. */
export interface Hole extends NodeBase<'Hole'> {}
