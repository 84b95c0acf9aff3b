import { LineMap } from '@tagwright/dsl';
import { type TextDocumentContentChangeEvent, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Positions } from '../positions.js';
import type { Capability } from '../session.js';

/** The texts of open documents, kept by the edits that the client makes in them. */
export const documents = (changed: () => void): Capability => ({
  offered: () => ({
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  }),
  listen: ({ connection, shelf, positions }) => {
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      shelf.bookFor(uri).book.show(uri, version, text);
      changed();
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const { book, file } = shelf.bookFor(uri);
      book.show(uri, version, edited(book.workspace.text(file), contentChanges, positions));
      changed();
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      shelf.bookFor(uri).book.hide(uri);
      changed();
    });
    // Without a listener a save would be complained about; what was saved is known already.
    connection.onDidSaveTextDocument(() => {});
  },
});

/** Each change is of the text as the one before left it; one without a range is the whole text. */
const edited = (text: string, changes: readonly TextDocumentContentChangeEvent[], positions: Positions): string =>
  changes.reduce((current, change) => {
    if (!('range' in change)) return change.text;
    const { start, end } = positions.spanOf(new LineMap(current), change.range);
    return current.slice(0, start) + change.text + current.slice(end);
  }, text);
