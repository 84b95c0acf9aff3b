import type { TokenType } from 'chevrotain';
import type { Span } from '../../text/span.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import { replaceFix, Report } from '../report.js';
import { lex, type Lexeme } from './lex.js';
import { endsOperand } from './operands.js';
import type { Around } from './paraphrases.js';
import { joinPhrases } from './phrases.js';
import * as t from './types.js';
import { anyOf, is } from './types.js';

const kw = t.KEYWORD_TOKENS;

export const ENDS_CLAUSES: readonly TokenType[] = [
  t.LBrace, t.RBrace, kw.when, kw.segment, kw.metric, kw.tag, kw.expect, kw.test, t.LParen, t.RParen,
]; // prettier-ignore
const BEGINS_CONDITION: readonly TokenType[] = [kw.when, kw.where, kw.and, kw.or, kw.not, kw.expect, t.LParen];
export const beginsCondition = anyOf(...BEGINS_CONDITION, t.Eq);
const isStretch = anyOf(t.CalendarSpan, t.DurationToken, t.NumberToken, kw.within);
const isEnd = anyOf(kw.within, t.CalendarSpan, t.EachWord);
/** Whether a clause may go on after a token: with a window, a quota, a step. */
export const endsClause = (token: Lexeme | undefined): boolean => endsOperand(token) || isEnd(token);

/** The tokens of what should have been written, laid where the words stand that say it. */
export const readAs = (text: string, { start, end }: Span): readonly Lexeme[] =>
  joinPhrases(text, lex(text, new Report('')).lexemes).map((token) => {
    const from = Math.min(start + token.startOffset, end);
    return { ...token, startOffset: from, endOffset: Math.min(from + token.image.length, end) - 1 };
  });

/** What the clause at a token is about. `open`: whether a step stands before whose time may follow. */
export const aroundOf = (tokens: readonly Lexeme[], at: number, open: boolean): Around => {
  const [tag, , compare, value] = tokens.slice(Math.max(0, at - 4), at);
  return {
    did: asksForEvents(tokens, at),
    justDid: is(tokens[at - 1], kw.anyEvent) || is(tokens[at - 2], kw.did) || is(tokens[at - 2], kw.notDid),
    tag: is(tag, kw.tag) && is(compare, t.CompareOp) && is(value, t.NameLike),
    counted: isStretch(tokens[at - 1]) || /^(?:[日周月年]|季度)$/u.test(tokens[at - 1]?.image ?? ''),
    open,
    yearly: closesYearly(tokens, at - 1),
  };
};

/** Whether a token is the last of 周年(生日). */
const closesYearly = (tokens: readonly Lexeme[], last: number): boolean => {
  if (!is(tokens[last], t.RParen)) return false;
  let open = 0;
  for (let before = last; before >= 0; before--) {
    if (is(tokens[before], t.RParen)) open++;
    else if (is(tokens[before], t.LParen) && --open === 0) return is(tokens[before - 1], kw.anniversary);
  }
  return false;
};

/** Whether the condition at hand asks what the customer did. */
export const asksForEvents = (tokens: readonly Lexeme[], at: number): boolean => {
  let joined = false;
  for (let before = at - 1; before >= 0; before--) {
    const token = tokens[before];
    if (is(token, kw.where)) return true;
    if (is(token, kw.did, kw.notDid)) return !joined;
    if (is(token, kw.and)) joined = true;
    else if (is(token, ...BEGINS_CONDITION, kw.tag, kw.segment, t.LBrace)) return false;
  }
  return false;
};

const isOpenBrace = anyOf(t.LBrace);
const hasBegun = anyOf(t.CompareOp, kw.when, kw.on, kw.expect);
/** Whether no condition has begun since the brace: a hand-set tag lists its values here, which may be called anything. */
const listsValues = (tokens: readonly Lexeme[], at: number): boolean => {
  for (let before = at - 1; before >= 0; before--) {
    if (isOpenBrace(tokens[before])) return true;
    if (hasBegun(tokens[before])) return false;
  }
  return false;
};

/** Whether a name stands here that may be called anything: a value of a hand-set tag, or whom a test expects something of. */
export const isFreeName = (tokens: readonly Lexeme[], at: number): boolean =>
  listsValues(tokens, at) || (is(tokens[at - 1], kw.forCustomer) && is(tokens[at - 2], kw.expect));

/** Whether a clause goes on here, so that a comma before it says nothing. */
export const leadsOn = (tokens: readonly Lexeme[], at: number): boolean => {
  const next = tokens[at];
  if (is(next, kw.thenStep, kw.thenNot, kw.and, kw.or, kw.inLast, kw.where)) return true;
  // These are names too, where a list goes on.
  if (!asksForEvents(tokens, at)) return false;
  return is(next, t.EachWord) || (next?.tokenType === t.Identifier && /^(?:随后|然后|接着)/u.test(next.payload.text));
};

/** What customers did lies behind; a date of theirs may lie ahead. */
export const eitherWay = (tokens: readonly Lexeme[], at: number, span: Span, past: string, future: string): Fix[] => {
  const ways = asksForEvents(tokens, at) ? [past] : [past, future];
  return ways.map((text) => replaceFix(span, text));
};
