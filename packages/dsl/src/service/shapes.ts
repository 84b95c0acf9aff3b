import type { Level, TextEdit } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/span.js';

/**
 * What the language service answers, as plain data: the Language Server Protocol's shapes with UTF-16 offsets in place
 * of lines and columns, so that an editor and a server can be fed alike.
 */

/** A place in a file of the book. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

/** Edits of one file; their spans are of the text as it is now and do not overlap. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** A diagnostic in words. */
export interface Problem {
  /** The stable name of what is wrong: `unknown-name`. */
  readonly code: string;
  readonly level: Level;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly Location[];
}

export type CompletionKind =
  | 'keyword'
  | 'function'
  | 'aggregate'
  | 'window'
  | 'literal'
  | 'type'
  | 'snippet'
  | 'customer-field'
  | 'event-field'
  | 'event'
  | 'metric'
  | 'tag'
  | 'segment'
  | 'list'
  | 'value'
  | 'text';

export interface Completion {
  readonly kind: CompletionKind;
  /** What the list shows. */
  readonly label: string;
  /** Beside the label: the type, the unit. */
  readonly detail: string;
  /** Below: what it means. */
  readonly documentation: string;
  /** The heading it is filed under: a profile dimension, an event; empty for none. */
  readonly group: string;
  /** What replaces `span`; in a snippet `${1:…}` are the places to fill, as in LSP. */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** What is replaced: the whole word that the cursor stands in. */
  readonly span: Span;
  /** What an editor is to match what was typed against: the names, their pinyin and its initials. */
  readonly filter: string;
  /** Items in the order of this text are in order of usefulness. */
  readonly sort: string;
}

export interface Hover {
  readonly span: Span;
  /** CommonMark. */
  readonly markdown: string;
}

export interface SignatureHelp {
  /** `distance(point, lat, lng)`. */
  readonly label: string;
  readonly documentation: string;
  /** The parts of the label that are parameters. */
  readonly parameters: readonly { readonly span: Span; readonly documentation: string }[];
  /** The parameter that the cursor stands in. */
  readonly active: number;
}

/** A place where something is used or declared. */
export interface Reference extends Location {
  readonly isDeclaration: boolean;
}

/** Why something cannot be renamed, or the range and the name to start from. */
export type RenameStart =
  | { readonly ok: true; readonly span: Span; readonly name: string }
  | { readonly ok: false; readonly reason: string };
export type Renaming =
  | { readonly ok: true; readonly changes: readonly FileEdits[] }
  | { readonly ok: false; readonly reason: string };

export type SymbolKind =
  | 'timezone'
  | 'customer'
  | 'event'
  | 'field'
  | 'list'
  | 'metric'
  | 'tag'
  | 'case'
  | 'segment'
  | 'test';

export interface DocumentSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The other name, the type, the kind of tag. */
  readonly detail: string;
  /** All of it. */
  readonly span: Span;
  /** The part that names it. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol extends Location {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The tag of a case, the event of a field; empty for none. */
  readonly container: string;
}

/** In the order of LSP's legend; an editor maps them to its colours. */
export const TOKEN_KINDS = [
  'keyword',
  'type',
  'function',
  'operator',
  'number',
  'string',
  'comment',
  'customerField',
  'eventField',
  'event',
  'metric',
  'tag',
  'segment',
  'list',
  'value',
  'variable',
  'name',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly kind: TokenKind;
  readonly isDeclaration: boolean;
}

export interface FoldingRange {
  readonly span: Span;
  readonly kind: 'block' | 'comment' | 'condition';
}

export interface CodeAction {
  readonly kind: 'quickfix' | 'refactor' | 'refactor.extract' | 'refactor.rewrite' | 'source';
  readonly title: string;
  /** The code of the diagnostic that it mends; undefined for a refactoring. */
  readonly fixes: string | undefined;
  /** Whether it is the fix to apply without asking which. */
  readonly isPreferred: boolean;
  readonly changes: readonly FileEdits[];
}
