import type { TextEdit } from '../../diagnostics/diagnostic.js';
import type { ParsedFile } from '../../syntax/index.js';
import type { Span } from '../../text/span.js';
import type { CodeAction } from '../shapes.js';
import type { Words } from '../words/index.js';
import type { Workspace } from '../workspace.js';

/** What actions are offered for. */
export interface Asked {
  readonly workspace: Workspace;
  readonly file: string;
  readonly parsed: ParsedFile;
  /** The selection; empty for a cursor. */
  readonly range: Span;
  readonly words: Words;
}

/** Something that offers actions. */
export type Offer = (asked: Asked) => readonly CodeAction[];

/** A change of its own that mends nothing. */
export const refactoring = (
  kind: CodeAction['kind'],
  title: string,
  file: string,
  edits: readonly TextEdit[],
): readonly CodeAction[] =>
  edits.length === 0 ? [] : [{ kind, title, fixes: undefined, isPreferred: false, changes: [{ file, edits }] }];

export const insert = (offset: number, text: string): TextEdit => ({ span: { start: offset, end: offset }, text });
