import type { FileEdits } from '@tagwright/dsl/service';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Book } from './books/book.js';
import { rangeIn, type Session } from './session.js';

/** Edits of some files of a book, as the client applies them. */
export const workspaceEdit = (session: Session, book: Book, changes: readonly FileEdits[]): WorkspaceEdit => {
  const files = changes.map(({ file, edits }) => ({
    file,
    uri: book.uriOf(file),
    edits: edits.map(({ span, text }): TextEdit => ({ range: rangeIn(session, book, file, span), newText: text })),
  }));
  if (!session.client.versionedEdits)
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: files.map(({ file, uri, edits }) => ({
      textDocument: { uri, version: book.versionOf(file) ?? null },
      edits,
    })),
  };
};
