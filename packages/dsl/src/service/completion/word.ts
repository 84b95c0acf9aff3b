import type { ParsedFile, Token } from '../../syntax/index.js';
import type { Span } from '../../text/span.js';
import { inComment, tokensEndingBefore } from '../cursor.js';
import { DECLARATION_WORDS } from '../keyword-groups.js';

/** A token as completion reads it. */
export interface Seen extends Token {
  /** The name, the quotes left out; the written text of anything else, full-width signs as they look. */
  readonly text: string;
  /** Whether nothing but space stands before it on its line. */
  readonly startsLine: boolean;
}

/** What is being typed, and what stands before it. */
export interface Word {
  /** What is replaced. */
  readonly span: Span;
  /** What was typed of it up to the cursor. */
  readonly typed: string;
  readonly isQuoted: boolean;
  /** Whether it is the first word of its line. */
  readonly startsLine: boolean;
  /** The tokens before it, from the beginning of its declaration. */
  readonly before: readonly Seen[];
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
const REST = /^[\p{L}\p{M}\p{N}_]+/u;
/** No word goes on for longer than this behind the cursor. */
const LONGEST = 200;
const SIGNS: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '｛': '{', '｝': '}', '，': ',', '、': ',', '：': ':', '．': '.', '＝': '=', '＞': '>', '＜': '<',
}; // prettier-ignore

/** The word around an offset; undefined in a comment. */
export const wordAt = (parsed: ParsedFile, offset: number): Word | undefined => {
  if (inComment(parsed, offset)) return undefined;
  const touched = parsed.tokens[tokensEndingBefore(parsed, offset)];
  const inside =
    touched?.kind === 'quoted' &&
    touched.span.start < offset &&
    (offset < touched.span.end || isOpen(parsed.text, touched.span));
  const quoted = inside ? touched : undefined;
  if (quoted !== undefined) {
    const { start, end } = quoted.span;
    return word(parsed, { start, end: Math.max(end, offset) }, parsed.text.slice(start + 1, offset), true);
  }
  let start = offset;
  while (start > 0 && WORD.test(characterBefore(parsed.text, start)))
    start -= characterBefore(parsed.text, start).length;
  const rest = start < offset ? (REST.exec(parsed.text.slice(offset, offset + LONGEST))?.[0] ?? '') : '';
  const end = offset + rest.length;
  return word(parsed, { start, end }, parsed.text.slice(start, offset), false);
};

/** The same text read as beginning with the words before it: `is mis` of `is missing`. */
export const withWordsBefore = (parsed: ParsedFile, at: Word, count: number): Word | undefined => {
  if (at.isQuoted) return undefined;
  const line = parsed.text.slice(parsed.lineMap.lineStart(parsed.lineMap.lineAt(at.span.start)), at.span.start);
  const words = new RegExp(`(?:[A-Za-z]+ +){${count}}$`).exec(line)?.[0];
  if (words === undefined) return undefined;
  const start = at.span.start - words.length;
  return word(parsed, { start, end: at.span.end }, words.replace(/ +/g, ' ') + at.typed, false);
};

/** The same text read as beginning after a keyword that is glued to it: 且城 as 城. */
export const withoutFront = (at: Word, parsed: ParsedFile, length: number): Word => {
  const start = at.span.start + length;
  const front = keywordToken(parsed, { start: at.span.start, end: start });
  return {
    ...at,
    span: { start, end: at.span.end },
    typed: at.typed.slice(length),
    startsLine: false,
    before: front === undefined ? at.before : [...at.before, front],
  };
};

const keywordToken = (parsed: ParsedFile, span: Span): Seen | undefined => {
  const text = parsed.text.slice(span.start, span.end);
  const keyword = FRONTS.get(text);
  return keyword && { kind: 'keyword', keyword, vocabulary: 'zh', span, text, startsLine: false };
};

/** Chinese keywords that are easily written without a space after them. */
export const FRONTS: ReadonlyMap<string, NonNullable<Token['keyword']>> = new Map([
  ['且', 'and'], ['或', 'or'], ['非', 'not'], ['当', 'when'], ['其中', 'where'], ['做过', 'did'], ['未做过', 'notDid'],
  ['标签', 'tag'], ['人群', 'segment'], ['每当', 'on'], ['属于', 'in'], ['含有', 'has'], ['按', 'per'],
] as const); // prettier-ignore

const word = (parsed: ParsedFile, span: Span, typed: string, isQuoted: boolean): Word => {
  const lineStart = parsed.lineMap.lineStart(parsed.lineMap.lineAt(span.start));
  return {
    span,
    typed,
    isQuoted,
    startsLine: parsed.text.slice(lineStart, span.start).trim() === '',
    before: tokensBefore(parsed, span.start),
  };
};

/** The tokens between the beginning of the declaration and an offset; all of them where no declaration begins. */
const tokensBefore = (parsed: ParsedFile, offset: number): readonly Seen[] => {
  const seen: Seen[] = [];
  for (let at = tokensEndingBefore(parsed, offset + 1) - 1; at >= 0; at--) {
    const token = parsed.tokens[at];
    if (token === undefined || token.span.start === token.span.end) continue;
    const [next, after] = [seen.at(-1), seen.at(-2)];
    const now = see(parsed, token);
    if (next !== undefined && declares(next, now, after)) break;
    seen.push(now);
  }
  return seen.toReversed();
};

/** After one of these an operand must come, so that `tag` there is asked about and not declared. */
const WANTS_OPERAND: ReadonlySet<string> = new Set(['and', 'or', 'not', 'when', 'where', 'expect', 'given', 'after']);

/** Whether a declaration begins with a token, as its neighbours tell. */
export const declares = ({ keyword, startsLine }: Seen, before: Seen | undefined, after: Seen | undefined): boolean => {
  if (keyword === undefined || !DECLARATION_WORDS.includes(keyword)) return false;
  if (!startsLine && before !== undefined && before.text !== '}') return false;
  if (before?.keyword !== undefined && WANTS_OPERAND.has(before.keyword)) return false;
  if (before?.kind === 'sign' && !['}', ')'].includes(before.text)) return false;
  if (keyword === 'segment' && (before?.keyword === 'in' || before?.keyword === 'notIn')) return false;
  return after?.text !== '.';
};

const see = (parsed: ParsedFile, token: Token): Seen => {
  const written = parsed.text.slice(token.span.start, token.span.end);
  const lineStart = parsed.lineMap.lineStart(parsed.lineMap.lineAt(token.span.start));
  const startsLine = parsed.text.slice(lineStart, token.span.start).trim() === '';
  const text = token.kind === 'quoted' ? unquoted(written) : (SIGNS[written] ?? written);
  return { ...token, text, startsLine };
};

const unquoted = (written: string): string => {
  const closed = written.length > 1 && /["”」]$/.test(written);
  return written.slice(1, closed ? -1 : undefined).replaceAll('""', '"');
};

const isOpen = (text: string, span: Span): boolean =>
  span.end - span.start < 2 || !/["”」＂』’'`»》]/.test(text.charAt(span.end - 1));

const characterBefore = (text: string, offset: number): string => {
  const code = text.charCodeAt(offset - 1);
  return code >= 0xdc00 && code <= 0xdfff && offset > 1
    ? text.slice(offset - 2, offset)
    : text.slice(offset - 1, offset);
};
