import { RULES } from '../define.js';
import { actionProvider } from './actions.js';
import type { Providing } from './asking.js';
import { completionProvider } from './completion.js';
import { formattingProvider, rangeFormattingProvider } from './formatting.js';
import { hoverProvider } from './hover.js';
import { definitionProvider, highlightProvider, referenceProvider } from './navigation.js';
import { foldingProvider, selectionProvider, symbolProvider } from './outline.js';
import { renameProvider } from './rename.js';
import { semanticTokensProvider } from './semantic-tokens.js';
import { signatureProvider } from './signature.js';

export type { Providing } from './asking.js';

/** Lets Monaco ask the worker about the files of a draft, until the returned function is called. */
export const provide = (providing: Providing): (() => void) => {
  const { languages } = providing.monaco;
  const files = { language: RULES, scheme: providing.models.scheme };
  const provided = [
    languages.registerCompletionItemProvider(files, completionProvider(providing)),
    languages.registerHoverProvider(files, hoverProvider(providing)),
    languages.registerSignatureHelpProvider(files, signatureProvider(providing)),
    languages.registerDefinitionProvider(files, definitionProvider(providing)),
    languages.registerReferenceProvider(files, referenceProvider(providing)),
    languages.registerDocumentHighlightProvider(files, highlightProvider(providing)),
    languages.registerRenameProvider(files, renameProvider(providing)),
    languages.registerCodeActionProvider(files, actionProvider(providing), {
      providedCodeActionKinds: ['quickfix', 'refactor', 'source'],
    }),
    languages.registerDocumentFormattingEditProvider(files, formattingProvider(providing)),
    languages.registerDocumentRangeFormattingEditProvider(files, rangeFormattingProvider(providing)),
    languages.registerFoldingRangeProvider(files, foldingProvider(providing)),
    languages.registerSelectionRangeProvider(files, selectionProvider(providing)),
    languages.registerDocumentSymbolProvider(files, symbolProvider(providing)),
    languages.registerDocumentSemanticTokensProvider(files, semanticTokensProvider(providing)),
  ];
  return () => {
    for (const each of provided) each.dispose();
  };
};
