import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';

/** What the client can do, as far as anything here depends on it. */
export interface Client {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** It tells which files changed, if it is asked to. */
  readonly watchesFiles: boolean;
  /** Edits of files may say of which version they are. */
  readonly versionedEdits: boolean;
  readonly relatedInformation: boolean;
  /** It shows texts that are no files, if the server provides them. */
  readonly showsContent: boolean;
  readonly literalCodeActions: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesTokens: boolean;
  readonly workspaceFolders: boolean;
}

/** Reads what the client said of itself; whatever it left out it cannot do. */
export const clientOf = ({ textDocument, workspace }: ClientCapabilities): Client => {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    literalCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
};
