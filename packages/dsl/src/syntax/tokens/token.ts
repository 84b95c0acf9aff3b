import type { TokenType } from 'chevrotain';
import type { Span } from '../../text/span.js';
import type { KeywordId, Vocabulary } from './keywords.js';
import { spanOf, type Lexeme } from './lex.js';
import {
  BadLiteral, CalendarSpan, DateToken, DurationToken, Identifier, keywordOfType, NumberToken, Percentile, PercentToken,
  Quoted, RankCount, RankPercent,
} from './types.js'; // prettier-ignore

/** One word or sign of a source, for readers that work on tokens: the printer, colours, completion. */
export interface Token {
  readonly kind: 'keyword' | 'name' | 'quoted' | 'literal' | 'sign';
  /** Set for `kind: 'keyword'`; a soft word such as `count` is a keyword here even where it stands as a name. */
  readonly keyword: KeywordId | undefined;
  /** The vocabulary a keyword, a unit or a rank was written in; undefined where both write it alike. */
  readonly vocabulary: Vocabulary | undefined;
  readonly span: Span;
}

/** A comment, with its `//` and without the line's end. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

const KINDS: ReadonlyMap<TokenType, Token['kind']> = new Map<TokenType, Token['kind']>([
  [Identifier, 'name'],
  [Quoted, 'quoted'],
  ...[
    NumberToken,
    PercentToken,
    DurationToken,
    DateToken,
    CalendarSpan,
    RankPercent,
    RankCount,
    Percentile,
    BadLiteral,
  ].map((type): [TokenType, Token['kind']] => [type, 'literal']),
]);

export const publicToken = (found: Lexeme): Token => {
  const keyword = keywordOfType(found.tokenType);
  return {
    kind: keyword === undefined ? (KINDS.get(found.tokenType) ?? 'sign') : 'keyword',
    keyword,
    vocabulary: found.payload.vocabulary,
    span: spanOf(found),
  };
};
