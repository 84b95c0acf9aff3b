import { type DocumentSymbol, documentSymbols, type SymbolKind, workspaceSymbols } from '@tagwright/dsl/service';
import {
  type DocumentSymbol as ProtocolSymbol,
  SymbolKind as ProtocolKind,
  type SymbolInformation,
} from 'vscode-languageserver';
import { asked, type Asked, type Capability, locationOf, type Session } from '../session.js';

const KINDS: { readonly [K in SymbolKind]: ProtocolKind } = {
  timezone: ProtocolKind.Constant,
  customer: ProtocolKind.Class,
  event: ProtocolKind.Event,
  field: ProtocolKind.Field,
  list: ProtocolKind.Array,
  metric: ProtocolKind.Variable,
  tag: ProtocolKind.Enum,
  case: ProtocolKind.EnumMember,
  segment: ProtocolKind.Interface,
  test: ProtocolKind.Method,
};

/** The outline of a file, and a search over all books. */
export const symbols: Capability = {
  offered: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  listen: (session) => {
    session.connection.onDocumentSymbol((params): ProtocolSymbol[] => {
      const found = asked(session, params);
      if (found === undefined) return [];
      return documentSymbols(found.workspace, found.file).map((symbol) => symbolOf(symbol, found, session));
    });
    session.connection.onWorkspaceSymbol(({ query }): SymbolInformation[] =>
      session.shelf.books.flatMap((book) =>
        workspaceSymbols(book.workspace, query).map(({ kind, name, container, file, span }) => ({
          name,
          kind: KINDS[kind],
          location: locationOf(session, book, { file, span }),
          ...(container === '' ? {} : { containerName: container }),
        })),
      ),
    );
  },
};

const symbolOf = (symbol: DocumentSymbol, found: Asked, session: Session): ProtocolSymbol => {
  const { kind, name, detail, span, selection, children } = symbol;
  const { positions } = session;
  return {
    name,
    kind: KINDS[kind],
    ...(detail === '' ? {} : { detail }),
    range: positions.rangeOf(found.lines, span),
    selectionRange: positions.rangeOf(found.lines, selection),
    children: children.map((child) => symbolOf(child, found, session)),
  };
};
