import { tokenMatcher, type TokenType } from 'chevrotain';
import type { Lexeme } from '../tokens/lex.js';
import * as t from '../tokens/types.js';
import type { Unit } from './parser.js';

const kw = t.KEYWORD_TOKENS;

export interface Piece {
  readonly unit: Unit;
  readonly tokens: readonly Lexeme[];
}
/** A declaration cut into what is parsed by itself. */
export interface Chunk {
  /** The head of a block, or the whole of a one-line declaration; undefined for text that starts no declaration. */
  readonly head: Piece | undefined;
  readonly open: Lexeme | undefined;
  readonly members: readonly Piece[];
  readonly close: Lexeme | undefined;
  /** What follows the closing brace, or stands where a declaration should. */
  readonly rest: readonly Lexeme[];
  /** Every token, `rest` left out. */
  readonly tokens: readonly Lexeme[];
  readonly isTest: boolean;
}

export const is = (token: Lexeme | undefined, ...types: TokenType[]): boolean =>
  token !== undefined && types.some((type) => tokenMatcher(token, type));

/** After one of these an operand must come, so that `tag` there is a tag asked about and not a new declaration. */
const WANTS_OPERAND: readonly TokenType[] = [
  t.CompareOp, t.AddOp, t.MulOp, t.LParen, t.Comma, kw.and, kw.or, kw.not, kw.when, kw.where, kw.between, kw.betweenAnd,
  kw.notBetween, kw.contains, kw.startsWith, kw.endsWith, kw.notContains, kw.notStartsWith, kw.notEndsWith, kw.has, kw.notHas,
]; // prettier-ignore

const triggers = (tokens: readonly Lexeme[], at: number): boolean =>
  is(tokens[at], kw.when, kw.otherwise) || (is(tokens[at], kw.on) && !is(tokens[at + 1], t.DateToken));

/** A name before `when`, `on` or `otherwise`. */
const startsCase = (tokens: readonly Lexeme[], at: number): boolean =>
  is(tokens[at], t.NameLike) && triggers(tokens, at + 1) && !is(tokens[at - 1], t.Dot);

/** `tag 名 {`, `tag 名 many`, `tag 名 = 值 when`: never the beginning of a condition. */
const declaresTag = (tokens: readonly Lexeme[], at: number): boolean => {
  let next = at + 1;
  if (!is(tokens[next], t.NameLike)) return false;
  next++;
  if (is(tokens[next], t.NameLike) && !is(tokens[next], t.TagFlag, kw.expires)) next++;
  if (is(tokens[next], t.LBrace, t.TagFlag)) return true;
  if (is(tokens[next], kw.expires)) return is(tokens[next + 1], t.DurationToken) && is(tokens[next + 2], t.LBrace);
  return is(tokens[next], t.Eq) && startsCase(tokens, next + 1);
};

const startsDeclaration = (tokens: readonly Lexeme[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (is(before, t.Dot)) return false;
  if (is(token, kw.timezone, kw.metric, kw.list, kw.event, kw.test)) return true;
  if (is(token, kw.segment)) return !is(before, kw.in, kw.notIn);
  if (is(token, kw.customer)) return !is(tokens[at + 1], t.Dot, t.Eq);
  if (is(token, kw.tag)) return declaresTag(tokens, at) || !is(before, ...WANTS_OPERAND);
  return false;
};

/** Cuts block members where the next begins; `starts` says where that is. */
const cut = (
  tokens: readonly Lexeme[],
  unit: Unit,
  starts: (tokens: readonly Lexeme[], at: number) => boolean,
): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && !starts(tokens, at)) continue;
    if (at > from) pieces.push({ unit, tokens: tokens.slice(from, at) });
    from = at;
  }
  return pieces;
};

/** After one of these comes a part of the field that is being read. */
const WITHIN_FIELD: readonly TokenType[] = [t.Comma, t.Dot, t.Colon, kw.oneOf, kw.setOf, kw.from, kw.description];

const startsField = (tokens: readonly Lexeme[], at: number): boolean => {
  const before = tokens[at - 1];
  if (!is(tokens[at], t.NameLike) || is(before, ...WITHIN_FIELD)) return false;
  const one = is(tokens[at + 1], t.Colon);
  const two = is(tokens[at + 1], t.NameLike) && is(tokens[at + 2], t.Colon);
  if (!one && !two) return false;
  // The second of two names, or the name after `group`; but `group 名 :` is a field called group.
  if (one && is(before, t.NameLike) && startsField(tokens, at - 1)) return false;
  return !(is(before, kw.group) && !startsField(tokens, at - 1));
};

const members = (head: Lexeme | undefined, tokens: readonly Lexeme[]): Piece[] => {
  if (!is(head, kw.tag)) return cut(tokens, 'field', startsField);
  if (!is(tokens[0], kw.description)) return cut(tokens, 'cases', startsCase);
  const about = is(tokens[1], t.Quoted) ? 2 : 1;
  return [{ unit: 'description', tokens: tokens.slice(0, about) }, ...cut(tokens.slice(about), 'cases', startsCase)];
};

const unitOf = (head: Lexeme | undefined): Unit | undefined => {
  if (is(head, kw.timezone)) return 'timezone';
  if (is(head, kw.customer)) return 'customerHead';
  if (is(head, kw.event)) return 'eventHead';
  if (is(head, kw.list)) return 'list';
  if (is(head, kw.metric)) return 'metric';
  if (is(head, kw.tag)) return 'tag';
  if (is(head, kw.segment)) return 'segment';
  return undefined;
};

const chunkOf = (tokens: readonly Lexeme[]): Chunk => {
  const unit = unitOf(tokens[0]);
  const isTest = is(tokens[0], kw.test);
  if (unit === undefined) {
    const rest = isTest ? [] : tokens;
    return {
      head: undefined,
      open: undefined,
      members: [],
      close: undefined,
      rest,
      tokens: isTest ? tokens : [],
      isTest,
    };
  }
  const brace = ['customerHead', 'eventHead', 'tag'].includes(unit)
    ? tokens.findIndex((token) => is(token, t.LBrace))
    : -1;
  if (brace < 0) {
    return { head: { unit, tokens }, open: undefined, members: [], close: undefined, rest: [], tokens, isTest };
  }
  const closing = tokens.findIndex((token, at) => at > brace && is(token, t.RBrace));
  const end = closing < 0 ? tokens.length : closing;
  return {
    head: { unit, tokens: tokens.slice(0, brace + 1) },
    open: tokens[brace],
    members: members(tokens[0], tokens.slice(brace + 1, end)),
    close: tokens[end],
    rest: tokens.slice(end + 1),
    tokens: tokens.slice(0, end + 1),
    isTest,
  };
};

/** The end of a test's block; tests have blocks and declaration words of their own inside. */
const testEnd = (tokens: readonly Lexeme[], from: number): number => {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (is(tokens[at], t.LBrace)) depth++;
    if (is(tokens[at], t.RBrace) && --depth <= 0) return at + 1;
    if (depth === 0 && at > from && startsDeclaration(tokens, at)) return at;
  }
  return tokens.length;
};

/**
 * Cuts a file's tokens into declarations. The cuts are exact for correct text, wherever its lines break, and for
 * broken text they keep an error inside the declaration that has it.
 */
export const splitFile = (tokens: readonly Lexeme[]): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (from === at - 1 && is(tokens[from], kw.test)) at = testEnd(tokens, from);
    else if (at < tokens.length && !startsDeclaration(tokens, at)) continue;
    if (at > from) chunks.push(chunkOf(tokens.slice(from, at)));
    from = at;
  }
  return chunks;
};
