import { createToken, Lexer, type CustomPatternMatcherFunc, type TokenType } from 'chevrotain';
import { scanNumber, type Literal } from './numbers.js';
import { isQuote, type QuoteReader, type ScannedQuote } from './quotes.js';
import { scanWord, type ScannedWord } from './words.js';

/**
 * The lexer's own classes, before words are sorted into keywords. Patterns are functions over `/uy` regular
 * expressions, since Chevrotain drops the `u` flag of a token's own pattern.
 */

/** One char in each of Chevrotain's buckets of start characters (255 codes wide), so that no CJK start is missed. */
const BEYOND_LATIN: readonly number[] = Array.from({ length: 512 }, (_, i) => 256 + i * 128).filter((c) => c < 0x10000);
const codes = (chars: string): number[] => Array.from(chars, (char) => char.charCodeAt(0));
const LATIN_LETTERS: readonly number[] = Array.from({ length: 256 }, (_, code) => code).filter((code) =>
  /[\p{L}_]/u.test(String.fromCharCode(code)),
);

/** What the pattern function found out, for the step that follows (a pattern can return only text). */
export interface RawPayload {
  literal?: Literal;
  word?: ScannedWord;
  quote?: ScannedQuote;
}

const custom = (
  name: string,
  starts: readonly number[],
  match: (text: string, offset: number) => Matched,
): TokenType => {
  const pattern: CustomPatternMatcherFunc = (text, offset) => {
    const found = match(text, offset);
    if (found === undefined) return null;
    const result = [text.slice(offset, offset + found.length)] as unknown as RegExpExecArray & { payload: RawPayload };
    result.payload = found.payload;
    return result;
  };
  return createToken({ name, pattern, start_chars_hint: [...starts], line_breaks: false });
};
type Matched = { length: number; payload: RawPayload } | undefined;

export const RawSpace = createToken({
  name: 'RawSpace',
  pattern: /[ \t\r\n\f\v\u00a0]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const RawComment = createToken({
  name: 'RawComment',
  pattern: /\/\/[^\r\n]*/,
  group: 'comments',
  line_breaks: false,
});
export const RawNumber = custom('RawNumber', codes('0123456789'), (text, offset) => {
  const found = scanNumber(text, offset);
  return found && { length: found.length, payload: { literal: found.literal } };
});
export const RawWord = custom('RawWord', [...LATIN_LETTERS, ...BEYOND_LATIN], (text, offset) => {
  const word = scanWord(text, offset);
  return word && { length: word.length, payload: { word } };
});
export const RawOperator = createToken({
  name: 'RawOperator',
  pattern: />=|<=|!=|[=<>≥≤≠]|[-+*/(){},:.]/,
  line_breaks: false,
});
/** Operators of other languages; each is read as the one that was meant, and reported. */
export const RawForeign = createToken({
  name: 'RawForeign',
  pattern: /={2,3}|!==|<>|=>|=<|&&?|\|\|?|!(?!=)|≦|≧|×|÷|−|–|—/,
  line_breaks: false,
});
export const RawStop = createToken({ name: 'RawStop', pattern: /[。;．｡]+/, group: 'stops', line_breaks: false });
export const RawInvisible = createToken({
  name: 'RawInvisible',
  pattern: /[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+/,
  group: 'invisible',
  line_breaks: false,
});
export const RawBidi = createToken({
  name: 'RawBidi',
  pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/,
  group: 'bidi',
  line_breaks: false,
});

/** The quotes of the text now being read. Lexing is synchronous, and {@link withQuotes} sets it for each text. */
let quotes: QuoteReader | undefined;
export const RawQuote = custom('RawQuote', [...codes('"\'`«»'), ...BEYOND_LATIN], (text, offset) => {
  if (!isQuote(text[offset] ?? '')) return undefined;
  const found = quotes?.read(offset);
  return found && { length: found.length, payload: { quote: found } };
});

export const withQuotes = <T>(reader: QuoteReader, run: () => T): T => {
  quotes = reader;
  try {
    return run();
  } finally {
    quotes = undefined;
  }
};

export const rawLexer = new Lexer(
  [RawSpace, RawComment, RawNumber, RawQuote, RawForeign, RawOperator, RawStop, RawInvisible, RawBidi, RawWord],
  { positionTracking: 'onlyOffset', ensureOptimizations: true },
);
