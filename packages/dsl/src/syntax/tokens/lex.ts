import type { IToken, TokenType } from 'chevrotain';
import type { Span } from '../../text/span.js';
import { quoteFix, removeFix, replaceFix, spaceFix, insertFix, type Report } from '../report.js';
import { fold } from './fold.js';
import { keywordOf, type Vocabulary } from './keywords.js';
import type { BadNumber, Literal } from './numbers.js';
import { isProperQuote, QuoteReader, type ScannedQuote } from './quotes.js';
import * as raw from './raw.js';
import type { Comment } from './token.js';
import * as t from './types.js';
import type { ScannedWord } from './words.js';

/** What a token says, worked out once by the lexer. */
export interface TokenData {
  /** The name (NFC, full-width digits folded) or the quoted text; the written text of anything else. */
  readonly text: string;
  readonly literal?: Literal;
  readonly rank?: { readonly top: boolean; readonly amount: string };
  readonly vocabulary?: Vocabulary;
  /** A quoted text that never closes. */
  readonly unclosed?: true;
}
export interface Lexeme extends IToken {
  payload: TokenData;
}

export interface Lexed {
  readonly lexemes: Lexeme[];
  readonly comments: readonly Comment[];
}

export const lexeme = (type: TokenType, image: string, start: number, data: TokenData): Lexeme => ({
  image,
  startOffset: start,
  endOffset: start + image.length - 1,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx ?? 0,
  payload: data,
});

/** Where a token stands. What was put right may be longer than the words that say it, so its end is not its length. */
export const spanOf = (token: IToken): Span => ({
  start: token.startOffset,
  end: (token.endOffset ?? token.startOffset + token.image.length - 1) + 1,
});

const SIGNS: ReadonlyMap<string, TokenType> = new Map([
  ['=', t.Eq], ['!=', t.Ne], ['≠', t.Ne], ['<', t.Lt], ['<=', t.Le], ['≤', t.Le], ['>', t.Gt], ['>=', t.Ge], ['≥', t.Ge],
  ['+', t.Plus], ['-', t.Minus], ['*', t.Star], ['/', t.Slash], ['(', t.LParen], [')', t.RParen],
  ['{', t.LBrace], ['}', t.RBrace], [',', t.Comma], [':', t.Colon], ['.', t.Dot],
]); // prettier-ignore

const MEANT: ReadonlyMap<string, string> = new Map([
  ['==', '='], ['===', '='], ['!==', '!='], ['<>', '!='], ['=>', '>='], ['=<', '<='], ['&&', 'and'], ['&', 'and'],
  ['||', 'or'], ['|', 'or'], ['!', 'not'], ['≦', '<='], ['≧', '>='], ['×', '*'], ['÷', '/'], ['−', '-'], ['–', '-'], ['—', '-'],
]); // prettier-ignore
const MEANT_WORDS: ReadonlyMap<string, TokenType> = new Map([
  ['and', t.KEYWORD_TOKENS.and],
  ['or', t.KEYWORD_TOKENS.or],
  ['not', t.KEYWORD_TOKENS.not],
]);

const HAN = /\p{Script=Han}/u;
const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const literalType = (literal: Exclude<Literal, BadNumber>): TokenType => {
  switch (literal.is) {
    case 'number':
      return t.NumberToken;
    case 'percent':
      return t.PercentToken;
    case 'duration':
      return t.DurationToken;
    case 'date':
      return t.DateToken;
    case 'calendar':
      return t.CalendarSpan;
    case 'percentile':
      return t.Percentile;
  }
};

/** Cuts a text into lexemes; what cannot be read is reported and left out, or kept as a stand-in. */
export const lex = (text: string, report: Report): Lexed => new Lexing(text, report).run();

class Lexing {
  readonly #text: string;
  readonly #report: Report;
  readonly #folded: string;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
    // A byte order mark is tolerated as the first character, and an error anywhere else.
    this.#folded = fold(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text);
  }

  run(): Lexed {
    const result = raw.withQuotes(new QuoteReader(this.#text), () => raw.rawLexer.tokenize(this.#folded));
    this.#hidden();
    for (const token of result.groups['stops'] ?? []) {
      const span = spanOf(token);
      this.#report.add('stray-stop', span, { character: this.#cut(span) }, [removeFix(span, this.#cut(span))]);
    }
    for (const token of result.groups['invisible'] ?? []) {
      const span = spanOf(token);
      const character = codePoint(token.image);
      this.#report.add('invisible-character', span, { character }, [removeFix(span, character)]);
    }
    for (const error of result.errors) {
      const span = { start: error.offset, end: error.offset + error.length };
      const character = this.#cut(span);
      // NUL and half pairs are reported wherever they stand, by #hidden.
      if (/^[\0\p{Cs}]+$/u.test(character)) continue;
      this.#report.add('bad-character', span, { character }, [removeFix(span, character)]);
    }
    const comments = (result.groups['comments'] ?? []).map((token) => {
      const span = spanOf(token);
      return { span, text: this.#cut(span).trimEnd() };
    });
    return { lexemes: result.tokens.map((token) => this.#sort(token)), comments };
  }

  #cut(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }

  /** Characters that are errors wherever they stand, quotes and comments included. */
  #hidden(): void {
    for (const match of this.#text.matchAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g)) {
      const span = { start: match.index, end: match.index + 1 };
      const character = codePoint(match[0]);
      this.#report.add('bidi-control', span, { character }, [removeFix(span, character)]);
    }
    for (const match of this.#text.matchAll(/[\0\p{Cs}]/gu)) {
      const span = { start: match.index, end: match.index + 1 };
      const character = codePoint(match[0]);
      this.#report.add('bad-character', span, { character }, [removeFix(span, character)]);
    }
  }

  #sort(token: IToken): Lexeme {
    const span = spanOf(token);
    const image = this.#cut(span);
    const payload = token.payload as raw.RawPayload | undefined;
    if (payload?.literal !== undefined) return this.#literal(payload.literal, image, span);
    if (payload?.word !== undefined) return this.#word(payload.word, token.image, image, span);
    if (payload?.quote !== undefined) return this.#quote(payload.quote, image, span);
    const sign = SIGNS.get(token.image);
    if (sign !== undefined) return lexeme(sign, image, span.start, { text: token.image });
    return this.#foreign(token.image, image, span);
  }

  #foreign(folded: string, image: string, span: Span): Lexeme {
    const expected = MEANT.get(folded) ?? '=';
    const glued = /^\w/.test(expected) && /[^\s]/.test(this.#text.slice(span.end, span.end + 1));
    const spaced = glued ? `${expected} ` : expected;
    const before = glued && /\S/.test(this.#text.slice(Math.max(0, span.start - 1), span.start));
    const edit = before ? ` ${spaced}` : spaced;
    this.#report.add('foreign-operator', span, { found: image, expected }, [replaceFix(span, edit)]);
    const type = MEANT_WORDS.get(expected) ?? SIGNS.get(expected) ?? t.Eq;
    return lexeme(type, image, span.start, { text: expected });
  }

  #literal(literal: Literal, image: string, span: Span): Lexeme {
    if (literal.is === 'bad') return this.#bad(literal, image, span);
    const vocabulary = HAN.test(image) ? 'zh' : 'en';
    const marked = literal.is === 'duration' || literal.is === 'calendar' || literal.is === 'percentile';
    return lexeme(literalType(literal), image, span.start, {
      text: image,
      literal,
      ...(marked ? { vocabulary } : {}),
    });
  }

  #bad(literal: BadNumber, image: string, span: Span): Lexeme {
    const fixes = literal.instead.map((text) =>
      literal.why === 'glued' ? spaceFix(span, this.#apart(text)) : replaceFix(span, text),
    );
    if (literal.why === 'glued' || literal.why === 'rank-without-unit') fixes.push(quoteFix(span, image));
    this.#report.add('bad-number', span, { text: image, why: literal.why }, fixes);
    return lexeme(t.BadLiteral, image, span.start, { text: image.normalize('NFC'), literal });
  }

  /** `90天 且M`: the rest begins with a keyword too, so that one fix mends both. */
  #apart(text: string): string {
    return text.replace(/ (且|或|与|当)(?=.)/u, ' $1 ');
  }

  #word(word: ScannedWord, folded: string, image: string, span: Span): Lexeme {
    const vocabulary = HAN.test(image) ? 'zh' : 'en';
    switch (word.is) {
      case 'rank-percent':
      case 'rank-count': {
        const type = word.is === 'rank-percent' ? t.RankPercent : t.RankCount;
        return lexeme(type, image, span.start, {
          text: image,
          rank: { top: word.top, amount: word.amount },
          vocabulary,
        });
      }
      case 'percentile':
        return lexeme(t.Percentile, image, span.start, {
          text: folded,
          literal: { is: 'percentile', amount: word.amount },
          vocabulary,
        });
      case 'bad':
        return this.#literal(word.literal, image, span);
      case 'word': {
        const text = folded.normalize('NFC');
        const keyword = keywordOf(text);
        if (keyword === undefined) return lexeme(t.Identifier, image, span.start, { text });
        return lexeme(t.KEYWORD_TOKENS[keyword.id], image, span.start, { text, vocabulary: keyword.vocabulary });
      }
    }
  }

  #quote(quote: ScannedQuote, image: string, span: Span): Lexeme {
    const text = quote.text.normalize('NFC');
    if (!quote.closed) {
      const end = span.start + image.trimEnd().length;
      const wanted = quote.wanted ?? '"';
      this.#report.add('unterminated-text', { start: span.start, end }, { quote: quote.opening }, [
        insertFix(end, wanted),
      ]);
    } else if (!isProperQuote(quote.opening)) {
      this.#report.add('wrong-quote', span, { found: quote.opening, expected: '"' }, [quoteFix(span, quote.text)]);
    } else if (quote.wanted !== undefined) {
      const last = { start: span.end - 1, end: span.end };
      this.#report.add('wrong-quote', last, { found: this.#cut(last), expected: quote.wanted }, [
        replaceFix(last, quote.wanted),
      ]);
    }
    return lexeme(t.Quoted, image, span.start, quote.closed ? { text } : { text, unclosed: true });
  }
}
