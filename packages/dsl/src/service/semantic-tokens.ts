import type { KeywordId, Token } from '../syntax/index.js';
import { AGGREGATE_WORDS, FUNCTION_WORDS, TYPE_WORDS } from './keyword-groups.js';
import { occurrencesOf, type Occurrence } from './occurrences.js';
import type { SemanticToken, TokenKind } from './shapes.js';
import type { ThingKind } from './things.js';
import type { Workspace } from './workspace.js';

const OF_THING: { readonly [K in ThingKind]: TokenKind } = {
  'customer-field': 'customerField',
  'event-field': 'eventField',
  'event-time': 'eventField',
  event: 'event',
  metric: 'metric',
  tag: 'tag',
  segment: 'segment',
  list: 'list',
  'enum-value': 'value',
  'tag-value': 'value',
  alias: 'variable',
  'test-customer': 'variable',
};

/** Every word, sign and comment of a file with what it is: names by what they stand for, in the order of the text. */
export const semanticTokens = (workspace: Workspace, file: string): readonly SemanticToken[] => {
  const parsed = workspace.parsed(file);
  const named = new Map<number, Occurrence>();
  for (const occurrence of occurrencesOf(workspace.book).in(file)) named.set(occurrence.span.start, occurrence);
  const result: SemanticToken[] = parsed.comments.map(({ span }) => ({ span, kind: 'comment', isDeclaration: false }));
  for (const [at, token] of parsed.tokens.entries()) {
    if (token.span.start === token.span.end) continue;
    const occurrence = named.get(token.span.start);
    if (occurrence?.span.end === token.span.end) {
      const { thing, isDeclaration } = occurrence;
      result.push({ span: token.span, kind: OF_THING[thing.kind], isDeclaration });
      continue;
    }
    const next = parsed.tokens[at + 1];
    const opens = next !== undefined && /^[(（]$/.test(parsed.text.slice(next.span.start, next.span.end));
    result.push({ span: token.span, kind: kindOf(token, opens), isDeclaration: false });
  }
  return result.toSorted((a, b) => a.span.start - b.span.start);
};

const kindOf = (token: Token, opens: boolean): TokenKind => {
  switch (token.kind) {
    case 'keyword':
      return ofKeyword(token.keyword, opens);
    case 'quoted':
      return 'string';
    case 'literal':
      return 'number';
    case 'sign':
      return 'operator';
    default:
      return 'name';
  }
};

const ofKeyword = (id: KeywordId | undefined, opens: boolean): TokenKind => {
  if (id === undefined) return 'keyword';
  if (opens && (AGGREGATE_WORDS.includes(id) || FUNCTION_WORDS.includes(id))) return 'function';
  return TYPE_WORDS.includes(id) ? 'type' : 'keyword';
};
