import { definition, references } from '@tagwright/dsl/service';
import { type DocumentHighlight, DocumentHighlightKind, type Location } from 'vscode-languageserver';
import { askedAt, type Capability, locationOf, rangeIn } from '../session.js';

/** Where a thing is declared, and where it is spoken of. */
export const navigation: Capability = {
  offered: () => ({ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true }),
  listen: (session) => {
    const { connection } = session;
    connection.onDefinition((params): Location[] => {
      const found = askedAt(session, params);
      if (found === undefined) return [];
      const places = definition(found.workspace, found.file, found.offset);
      return places.map((place) => locationOf(session, found.book, place));
    });
    connection.onReferences((params): Location[] => {
      const found = askedAt(session, params);
      if (found === undefined) return [];
      return references(found.workspace, found.file, found.offset)
        .filter(({ isDeclaration }) => params.context.includeDeclaration || !isDeclaration)
        .map((place) => locationOf(session, found.book, place));
    });
    connection.onDocumentHighlight((params): DocumentHighlight[] => {
      const found = askedAt(session, params);
      if (found === undefined) return [];
      return references(found.workspace, found.file, found.offset)
        .filter(({ file }) => file === found.file)
        .map(({ span, isDeclaration }) => ({
          range: rangeIn(session, found.book, found.file, span),
          kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
    });
  },
};
