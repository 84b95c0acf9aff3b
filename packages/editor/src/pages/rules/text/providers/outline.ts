import type { DocumentSymbol, SymbolKind } from '@tagwright/dsl/service';
import type { editor, languages } from 'monaco-editor/editor/editor.api';
import type { Monaco } from '../load.js';
import { offsetOf, rangeOf } from '../places.js';
import { ask, type Providing } from './asking.js';

/** What can be folded. */
export const foldingProvider = (providing: Providing): languages.FoldingRangeProvider => ({
  provideFoldingRanges: async (model, _context, token) => {
    const found = await ask(providing, model, token, (path) => providing.worker.language.foldingRanges(path));
    return found?.map(({ span, kind }) => {
      const { startLineNumber: start, endLineNumber: end } = rangeOf(model, span);
      return kind === 'comment'
        ? { start, end, kind: providing.monaco.languages.FoldingRangeKind.Comment }
        : { start, end };
    });
  },
});

/** What a selection grows to, step by step. */
export const selectionProvider = (providing: Providing): languages.SelectionRangeProvider => ({
  provideSelectionRanges: async (model, positions, token) => {
    const offsets = positions.map((position) => offsetOf(model, position));
    const found = await ask(providing, model, token, (path) =>
      providing.worker.language.selectionRanges(path, offsets),
    );
    return found?.map((spans) => spans.map((span) => ({ range: rangeOf(model, span) })));
  },
});

/** The declarations of a file, with their fields and cases. */
export const symbolProvider = (providing: Providing): languages.DocumentSymbolProvider => ({
  provideDocumentSymbols: async (model, token) => {
    const found = await ask(providing, model, token, (path) => providing.worker.language.documentSymbols(path));
    return found?.map((symbol) => symbolIn(model, symbol, providing.monaco));
  },
});

const symbolIn = (model: editor.ITextModel, symbol: DocumentSymbol, monaco: Monaco): languages.DocumentSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: kindOf(symbol.kind, monaco),
  tags: [],
  range: rangeOf(model, symbol.span),
  selectionRange: rangeOf(model, symbol.selection),
  children: symbol.children.map((child) => symbolIn(model, child, monaco)),
});

const kindOf = (kind: SymbolKind, { languages }: Monaco): languages.SymbolKind => {
  const { SymbolKind: Kind } = languages;
  const kinds: Readonly<Record<SymbolKind, languages.SymbolKind>> = {
    timezone: Kind.Constant,
    customer: Kind.Object,
    event: Kind.Event,
    field: Kind.Field,
    list: Kind.Array,
    metric: Kind.Variable,
    tag: Kind.Enum,
    case: Kind.EnumMember,
    segment: Kind.Module,
    test: Kind.Method,
  };
  return kinds[kind];
};
