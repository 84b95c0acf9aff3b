import { type Ast, type ParsedFile, type Span, unreachable } from '@tagwright/dsl';
import type { Card, Case, Row } from './model.js';
import { partsOf } from './parts.js';
import { rowOf } from './rows.js';
import { Source } from './source.js';

/** A file as the builder draws it, one card a declaration, in the order of the text. Works on whatever could be parsed. */
export const project = (parsed: ParsedFile): readonly Card[] => {
  const source = new Source(parsed);
  return parsed.file.decls.map((decl) => cardOf(source, decl));
};

const cardOf = (source: Source, decl: Ast.Decl): Card => {
  const base = {
    node: decl,
    span: decl.span,
    cases: [] as readonly Case[],
    condition: undefined as Row | undefined,
    value: undefined,
    notes: { before: source.commentsBefore(decl.span.start), after: source.commentAfter(decl.span.end) },
  };
  switch (decl.kind) {
    case 'TagDecl':
      return withStrays(source, { ...base, cases: decl.cases.map((each) => caseOf(source, each)) });
    case 'TagLine':
      return withStrays(source, { ...base, cases: [caseOf(source, decl.case)] });
    case 'SegmentDecl':
      return withStrays(source, { ...base, condition: rowOf(source, decl.condition) });
    case 'MetricDecl': {
      const span = source.inParentheses(source.balanced(decl.value.span));
      return { ...base, value: partsOf(source, decl.value, span, false), strays: [] };
    }
    case 'TimezoneDecl':
    case 'CustomerDecl':
    case 'EventDecl':
    case 'ListDecl':
    case 'TestDecl':
    case 'BrokenDecl':
      return { ...base, strays: [] };
    default:
      return unreachable(decl);
  }
};

const caseOf = (source: Source, node: Ast.CaseDecl): Case => ({
  node,
  span: source.balanced(node.span),
  value: { kind: 'name', span: node.value.span, node: node.value, subject: undefined, event: undefined },
  condition: conditionOf(source, node.trigger),
  notes: { before: source.commentsBefore(node.span.start), after: source.commentAfter(node.span.end) },
});

const conditionOf = (source: Source, trigger: Ast.Trigger): Row | undefined => {
  switch (trigger.kind) {
    case 'WhenTrigger':
      return rowOf(source, trigger.condition);
    case 'OnTrigger':
      return trigger.where === undefined ? undefined : rowOf(source, trigger.where);
    case 'OtherwiseTrigger':
    case 'PresetTrigger':
      return undefined;
    default:
      return unreachable(trigger);
  }
};

/** Keywords that belong to the head of a card or case are drawn by it; anything else outside of what is drawn is stray. */
const withStrays = (source: Source, card: Omit<Card, 'strays'>): Card => {
  const drawn = [...heads(card.node), ...card.cases.flatMap(pieces), ...(card.condition ? [card.condition.span] : [])];
  const isDrawn = (span: Span): boolean => drawn.some(({ start, end }) => span.start >= start && span.end <= end);
  const strays: Span[] = [];
  for (const { kind, span } of source.within(card.span)) {
    if (kind === 'keyword' || kind === 'sign' || isDrawn(span)) continue;
    const last = strays.at(-1);
    if (last !== undefined && source.slice({ start: last.end, end: span.start }).trim() === '')
      strays[strays.length - 1] = { start: last.start, end: span.end };
    else strays.push(span);
  }
  return { ...card, strays };
};

const heads = (decl: Ast.Decl): readonly Span[] => {
  switch (decl.kind) {
    case 'TagDecl':
      return spans([...decl.names, decl.expires, decl.description]);
    case 'TagLine':
      return spans([decl.tag]);
    case 'SegmentDecl':
      return spans([...decl.names, decl.description]);
    default:
      return [];
  }
};

const pieces = ({ node, value, condition }: Case): readonly Span[] => [
  value.span,
  ...(condition === undefined ? [] : [condition.span]),
  ...(node.trigger.kind === 'OnTrigger' ? [node.trigger.event.span] : []),
  ...spans([node.expires, node.description]),
];

const spans = (nodes: readonly ({ readonly span: Span } | undefined)[]): readonly Span[] =>
  nodes.flatMap((node) => (node === undefined ? [] : [node.span]));
