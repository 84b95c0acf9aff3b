import type { IRecognitionException } from 'chevrotain';
import type { Slot } from '../../diagnostics/codes/syntax.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../text/span.js';
import { insertFix, quoteFix, removeFix, replaceFix, spaceFix, type Report } from '../report.js';
import { splitGlued } from '../tokens/glued.js';
import { isReserved, keywordOf } from '../tokens/keywords.js';
import { spanOf, type Lexeme } from '../tokens/lex.js';
import * as t from '../tokens/types.js';
import { is } from '../tokens/types.js';
import { decode, type Wanted } from './expectations.js';
import { slotOf } from './slots.js';
import type { Chunk, Piece } from './split.js';

const kw = t.KEYWORD_TOKENS;

/** Where a piece stopped making sense. */
interface Fault {
  readonly wanted: Wanted;
  /** Undefined at the end of the piece. */
  readonly token: Lexeme | undefined;
  readonly at: number;
  readonly before: Lexeme | undefined;
  readonly tokens: readonly Lexeme[];
}

/**
 * Reports the parser's error in the language's own words: a known slip with its fix, else what may stand here. `bare`
 * is the value of a case that has no condition, the likeliest place of an error further on (`b whn R < 3`).
 */
export const explain = (error: IRecognitionException, piece: Piece, report: Report, bare?: Span): void => {
  const { tokens } = piece;
  const found = tokens.indexOf(error.token as Lexeme);
  const at = found < 0 ? tokens.length : found;
  const fault: Fault = { wanted: decode(error.message), token: tokens[at], at, before: tokens[at - 1], tokens };
  if (alreadySaid(fault)) return;
  for (const known of [glued, keywordCase, unquotedName, reservedName, unknownFunction]) {
    if (known(fault, report)) return;
  }
  if (bare !== undefined && bare.end <= placeOf(fault).start) caseCondition(tokens, bare, report);
  else expected(fault, report);
};

const caseCondition = (tokens: readonly Lexeme[], value: Span, report: Report): void => {
  const at = tokens.findIndex((token) => token.startOffset >= value.end);
  const token = tokens[at];
  const span = token === undefined ? { start: value.end, end: value.end } : spanOf(token);
  const after = tokens[at < 0 ? tokens.length - 1 : at - 1]?.image ?? '';
  report.add('expected', span, { slot: 'case-condition', found: token?.image ?? '', after });
};

/** The lexer has already said what is wrong here. */
const alreadySaid = ({ token, before, tokens, at }: Fault): boolean =>
  is(token, t.BadLiteral) ||
  is(before, t.BadLiteral) ||
  tokens.slice(0, at).some((other) => other.payload.unclosed === true);

const placeOf = ({ token, tokens }: Fault): Span => {
  if (token !== undefined) return spanOf(token);
  const end = tokens.at(-1);
  return end === undefined ? { start: 0, end: 0 } : { start: spanOf(end).end, end: spanOf(end).end };
};

const expected = (fault: Fault, report: Report): void => {
  const { token, before, wanted } = fault;
  const span = placeOf(fault);
  const after = before?.image ?? '';
  if (is(token, kw.expires) || is(before, kw.expires)) {
    const [word, next] = is(before, kw.expires) ? [before, token] : [token, fault.tokens[fault.at + 1]];
    const place =
      next === undefined ? { start: spanOf(word as Lexeme).end, end: spanOf(word as Lexeme).end } : spanOf(next);
    report.add('expected', place, { slot: 'duration', found: next?.image ?? '', after: word?.image ?? '' });
    return;
  }
  if (token !== undefined && (wanted.how === 'end' || (is(token, t.Comma) && wanted.rule === 'field'))) {
    const operands = is(token, t.NameLike, t.LParen, kw.did, kw.notDid, kw.tag, kw.not, kw.in) && !is(before, t.Comma);
    const and = fault.tokens[0]?.payload.vocabulary === 'zh' ? '且' : 'and';
    const fix = operands ? insertFix(span.start, `${and} `) : removeFix(span, token.image);
    report.add(
      'unexpected-text',
      span,
      { text: token.image, after },
      is(fault.tokens[0], kw.metric) && operands ? [] : [fix],
    );
    return;
  }
  const slot = slotOf(wanted, before, token);
  report.add('expected', span, { slot, found: token?.image ?? '', after }, fixOf(slot, fault));
};

const CLOSING: Readonly<Partial<Record<Slot, string>>> = { 'close-paren': ')', 'close-brace': '}' };

/** What can be put right where something is missing: quotes around a text, a sign that closes what was opened. */
const fixOf = (slot: Slot, { token, tokens, at, before }: Fault): readonly Fix[] => {
  const run = slot === 'quoted-text' && token !== undefined ? touching(tokens, at) : undefined;
  if (run !== undefined) return [quoteFix(run.span, run.text)];
  const closing = CLOSING[slot];
  if (closing === undefined || before === undefined) return [];
  return [insertFix(spanOf(before).end, closing === '}' ? ' }' : closing)];
};

const glued = ({ token, before }: Fault, report: Report): boolean => {
  for (const [candidate, where] of [
    [token, 'front'],
    [before, 'back'],
    [before, 'front'],
  ] as const) {
    if (candidate === undefined || candidate.tokenType !== t.Identifier) continue;
    const parts = splitGlued(candidate, where);
    if (parts === undefined) continue;
    const span = spanOf(candidate);
    const apart = parts.map((part) => part.image).join(' ');
    report.add('glued-keyword', span, { word: candidate.image, apart }, [spaceFix(span, apart)]);
    return true;
  }
  return false;
};

const keywordCase = ({ token, before }: Fault, report: Report): boolean => {
  for (const candidate of [token, before]) {
    if (candidate === undefined || candidate.tokenType !== t.Identifier) continue;
    const lower = candidate.payload.text.toLowerCase();
    if (lower === candidate.payload.text || keywordOf(lower) === undefined) continue;
    const span = spanOf(candidate);
    report.add('keyword-case', span, { word: candidate.image, keyword: lower }, [replaceFix(span, lower)]);
    return true;
  }
  return false;
};

const touch = (left: Lexeme | undefined, right: Lexeme | undefined): boolean =>
  left !== undefined && right !== undefined && spanOf(left).end === right.startOffset;

/** The text around a token that is written without a space. */
const touching = (tokens: readonly Lexeme[], at: number): { span: Span; text: string } | undefined => {
  const first = tokens[at];
  if (first === undefined || !is(first, t.NameLike)) return undefined;
  let to = at;
  while (touch(tokens[to], tokens[to + 1])) to++;
  const run = tokens.slice(at, to + 1);
  const span = { start: first.startOffset, end: spanOf(run.at(-1) as Lexeme).end };
  return { span, text: run.map((part) => part.image).join('') };
};

const ENDS_NAME = [kw.when, kw.on, kw.otherwise, t.Eq, t.Colon, t.LBrace];
const IN_NAME = [
  t.NameLike,
  t.NumberToken,
  t.PercentToken,
  t.DurationToken,
  t.RankCount,
  t.RankPercent,
  t.AddOp,
  t.Slash,
  t.Dot,
];

/** `VIP-A when`, `60+ when`: a name that its signs or digits break up. */
const unquotedName = ({ token, tokens, at }: Fault, report: Report): boolean => {
  if (token === undefined) return false;
  let from = at;
  let to = at;
  while (from > 0 && is(tokens[from - 1], ...IN_NAME) && touch(tokens[from - 1], tokens[from])) from--;
  while (is(tokens[to + 1], ...IN_NAME) && touch(tokens[to], tokens[to + 1])) to++;
  if (!is(tokens[at], ...IN_NAME) || !is(tokens[to + 1], ...ENDS_NAME)) return false;
  const run = tokens.slice(from, to + 1);
  if (run.every((part) => is(part, t.NameLike))) return false;
  const span = { start: (run[0] as Lexeme).startOffset, end: spanOf(run.at(-1) as Lexeme).end };
  const text = run.map((part) => part.image).join('');
  report.add('unquoted-name', span, { text }, [quoteFix(span, text)]);
  return true;
};

const NAME_RULES: ReadonlySet<string> = new Set(['name', 'ref', 'ownerName']);

/** A keyword where a name is wanted, unless it begins what should come after the name. */
const reservedName = ({ token, wanted, tokens, at }: Fault, report: Report): boolean => {
  if (token === undefined || !is(token, t.AnyWord) || is(token, t.NameLike)) return false;
  const keyword = keywordOf(token.payload.text);
  if (keyword === undefined || !isReserved(keyword.id)) return false;
  const namePlace = wanted.how !== 'end' && (wanted.token === 'NameLike' || NAME_RULES.has(wanted.rule));
  if (!namePlace && !is(tokens[at + 1], t.Dot)) return false;
  // `did when`: the name is missing, unless what follows a name follows this word.
  const begins = is(
    token,
    kw.when,
    kw.on,
    kw.otherwise,
    kw.where,
    kw.and,
    kw.or,
    kw.in,
    kw.inLast,
    kw.description,
    kw.from,
    kw.thenStep,
    kw.thenNot,
    kw.within,
  );
  if (begins && !is(tokens[at + 1], ...ENDS_NAME, t.Dot)) return false;
  const span = spanOf(token);
  report.add('reserved-name', span, { word: token.image }, [quoteFix(span, token.image)]);
  return true;
};

const unknownFunction = ({ token, before }: Fault, report: Report): boolean => {
  if (before === undefined || !is(token, t.LParen) || !is(before, t.NameLike) || before.tokenType === t.Quoted)
    return false;
  report.add('unknown-function', spanOf(before), { name: before.image });
  return true;
};

/** Reports text that belongs to no declaration. */
export const explainRest = (chunk: Chunk, report: Report): void => {
  const [first] = chunk.rest;
  if (first === undefined) return;
  const span = spanOf(first);
  if (is(first, t.RBrace, t.RParen)) {
    report.add('stray-closing', span, { text: first.image }, [removeFix(span, first.image)]);
    return;
  }
  if (chunk.head !== undefined) {
    report.add('unexpected-text', span, { text: first.image, after: '}' });
    return;
  }
  const lower = first.payload.text.toLowerCase();
  if (first.tokenType === t.Identifier && lower !== first.payload.text && keywordOf(lower) !== undefined) {
    report.add('keyword-case', span, { word: first.image, keyword: lower }, [replaceFix(span, lower)]);
    return;
  }
  report.add('expected', span, { slot: 'declaration', found: first.image, after: '' });
};
