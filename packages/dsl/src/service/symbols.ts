import type { Decl, Name, TagDecl, TagLine } from '../syntax/ast/index.js';
import { unreachable } from '../text/unreachable.js';
import type { Span } from '../text/span.js';
import { typeOf } from '../catalog/type-of.js';
import { typeInWords } from './describe.js';
import { matcher } from './match.js';
import type { DocumentSymbol, SymbolKind, WorkspaceSymbol } from './shapes.js';
import { wordsIn, type Words } from './words/index.js';
import type { Workspace } from './workspace.js';

/** The outline of a file: its declarations, with their fields and cases. The lines of one tag stand under it together. */
export const documentSymbols = (workspace: Workspace, file: string): readonly DocumentSymbol[] => {
  const { decls } = workspace.parsed(file).file;
  const words = wordsIn(workspace.locale);
  const lines = new Map<string, TagLine[]>();
  for (const decl of decls) {
    if (decl.kind === 'TagLine') lines.set(decl.tag.text, [...(lines.get(decl.tag.text) ?? []), decl]);
  }
  return decls.flatMap((decl): readonly DocumentSymbol[] => {
    if (decl.kind !== 'TagLine') return symbolOf(decl, words);
    const own = lines.get(decl.tag.text) ?? [];
    return own[0] === decl ? [ofTagLines(own, decl)] : [];
  });
};

const leaf = (kind: SymbolKind, name: string, detail: string, span: Span, selection: Span): DocumentSymbol => ({
  kind,
  name,
  detail,
  span,
  selection: inside(selection, span),
  children: [],
});

/** What names a thing lies within it, also where a fault has put it elsewhere. */
const inside = (selection: Span, span: Span): Span =>
  span.start <= selection.start && selection.end <= span.end ? selection : { start: span.start, end: span.start };

const named = (
  kind: SymbolKind,
  names: readonly Name[],
  span: Span,
  children: readonly DocumentSymbol[] = [],
  detail: string = names[1]?.text ?? '',
): readonly DocumentSymbol[] => {
  const [first] = names;
  if (first === undefined || first.text === '') return [];
  return [{ ...leaf(kind, first.text, detail, span, first.span), children }];
};

const symbolOf = (decl: Exclude<Decl, TagLine>, words: Words): readonly DocumentSymbol[] => {
  switch (decl.kind) {
    case 'TimezoneDecl':
      return [leaf('timezone', decl.zone.text || '—', '', decl.span, decl.zone.span)];
    case 'CustomerDecl':
    case 'EventDecl': {
      const fields = decl.fields.flatMap((field) =>
        named('field', field.names, field.span, [], typeInWords(typeOf(field.type), words)),
      );
      if (decl.kind === 'EventDecl') return named('event', decl.names, decl.span, fields);
      const word = { start: decl.span.start, end: decl.span.start };
      return [{ ...leaf('customer', words.snippets.customer, '', decl.span, word), children: fields }];
    }
    case 'ListDecl':
      return named('list', decl.names, decl.span, [], decl.path.text);
    case 'MetricDecl':
      return named('metric', decl.names, decl.span);
    case 'SegmentDecl':
      return named('segment', decl.names, decl.span);
    case 'TagDecl':
      return named('tag', decl.names, decl.span, casesOf(decl), flagsOf(decl, words));
    case 'TestDecl':
      return [leaf('test', decl.name.text || '—', decl.at.date, decl.span, decl.name.span)];
    case 'BrokenDecl':
      return [];
    default:
      return unreachable(decl);
  }
};

const flagsOf = (decl: TagDecl, words: Words): string =>
  (['manual', 'many', 'ordered'] as const)
    .filter((flag) => decl[flag])
    .map((flag) => words.flags[flag])
    .join(' · ');

const casesOf = (decl: TagDecl): readonly DocumentSymbol[] =>
  decl.cases.flatMap((one) => named('case', [one.value], one.span));

const ofTagLines = (lines: readonly TagLine[], first: TagLine): DocumentSymbol => {
  const children = lines.flatMap((line) => named('case', [line.case.value], line.span));
  return { ...leaf('tag', first.tag.text || '—', '', first.span, first.tag.span), children };
};

/** Symbols of the whole book whose names match a query, by spelling, pinyin or initials; the best first. */
export const workspaceSymbols = (workspace: Workspace, query: string): readonly WorkspaceSymbol[] => {
  const match = matcher(query, workspace.pinyin);
  const found: { readonly symbol: WorkspaceSymbol; readonly score: number }[] = [];
  const add = (file: string, symbol: DocumentSymbol, container: string): void => {
    const scores = [symbol.name, symbol.detail].flatMap((name) => match(name) ?? []);
    if (scores.length > 0) {
      const { kind, name, selection: span } = symbol;
      found.push({ symbol: { kind, name, file, span, container }, score: Math.min(...scores) });
    }
    for (const child of symbol.children) add(file, child, symbol.name);
  };
  for (const file of workspace.files) for (const symbol of documentSymbols(workspace, file)) add(file, symbol, '');
  return found.toSorted((a, b) => a.score - b.score).map(({ symbol }) => symbol);
};
