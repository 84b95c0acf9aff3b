import type { Lexeme } from '../tokens/lex.js';
import * as t from '../tokens/types.js';
import { anyOf, is } from '../tokens/types.js';
import { DAY_WORDS } from './base-rules.js';
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
}

/** After one of these an operand must come, so that `tag` there is a tag asked about and not a new declaration. */
const wantsOperand = anyOf(
  t.CompareOp, t.AddOp, t.MulOp, t.LParen, t.Comma, kw.and, kw.or, kw.not, kw.when, kw.where, kw.between, kw.betweenAnd,
  kw.notBetween, kw.contains, kw.startsWith, kw.endsWith, kw.notContains, kw.notStartsWith, kw.notEndsWith, kw.has, kw.notHas,
); // prettier-ignore

const isName = anyOf(t.NameLike);
const isTriggerWord = anyOf(kw.when, kw.otherwise, kw.on);
const isDayOrDate = anyOf(t.DateToken, t.DurationToken, ...DAY_WORDS);

const triggers = (tokens: readonly Lexeme[], at: number): boolean =>
  isTriggerWord(tokens[at]) && !(is(tokens[at], kw.on) && isDayOrDate(tokens[at + 1]));

/** A name before `when`, `on` or `otherwise`. */
const startsCase = (tokens: readonly Lexeme[], at: number): boolean =>
  isTriggerWord(tokens[at + 1]) && isName(tokens[at]) && triggers(tokens, at + 1) && !is(tokens[at - 1], t.Dot);

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

/** Whether a line ends before a token. */
const startsLine = (tokens: readonly Lexeme[], at: number, text: string): boolean => {
  const before = tokens[at - 1];
  return before === undefined || /[\r\n]/.test(text.slice(before.startOffset, tokens[at]?.startOffset));
};

const isDeclarationWord = anyOf(
  kw.timezone, kw.metric, kw.list, kw.event, kw.test, kw.segment, kw.customer, kw.tag,
); // prettier-ignore
const alwaysDeclares = anyOf(kw.timezone, kw.metric, kw.list, kw.event, kw.test);

const startsDeclaration = (tokens: readonly Lexeme[], at: number, text: string): boolean => {
  const token = tokens[at];
  if (!isDeclarationWord(token)) return false;
  const before = tokens[at - 1];
  if (is(before, t.Dot)) return false;
  if (alwaysDeclares(token)) return true;
  if (is(token, kw.segment)) return !is(before, kw.in, kw.notIn);
  if (is(token, kw.customer)) return !is(tokens[at + 1], t.Dot, t.Eq);
  if (is(token, kw.tag)) {
    // `did order where` ⏎ `tag X = …`: the `where` was left unfinished.
    const left = is(before, kw.where) && startsLine(tokens, at, text);
    return left || declaresTag(tokens, at) || !wantsOperand(before);
  }
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
const withinField = anyOf(t.Comma, t.Dot, t.Colon, kw.oneOf, kw.setOf, kw.from, kw.description);

const startsField = (tokens: readonly Lexeme[], at: number): boolean => {
  const before = tokens[at - 1];
  if (!is(tokens[at], t.NameLike) || withinField(before)) return false;
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
  if (is(head, kw.test)) return 'testHead';
  return undefined;
};

const isOpening = anyOf(t.LBrace);
const isClosing = anyOf(t.RBrace);
const BLOCKS: ReadonlySet<Unit> = new Set(['customerHead', 'eventHead', 'tag', 'testHead']);

const chunkOf = (tokens: readonly Lexeme[], text: string): Chunk => {
  const unit = unitOf(tokens[0]);
  const plain = { open: undefined, members: [], close: undefined };
  if (unit === undefined) return { ...plain, head: undefined, rest: tokens, tokens: [] };
  const brace = BLOCKS.has(unit) ? tokens.findIndex(isOpening) : -1;
  if (brace < 0) return { ...plain, head: { unit, tokens }, rest: [], tokens };
  const end = unit === 'testHead' ? testEnd(tokens, brace, text) : blockEnd(tokens, brace);
  const inside = tokens.slice(brace + 1, end);
  return {
    head: { unit, tokens: tokens.slice(0, brace + 1) },
    open: tokens[brace],
    members:
      unit === 'testHead'
        ? cut(inside, 'testStep', (all, at) => startsStep(all, at, text))
        : members(tokens[0], inside),
    close: tokens[end],
    rest: tokens.slice(end + 1),
    tokens: tokens.slice(0, end + 1),
  };
};

const blockEnd = (tokens: readonly Lexeme[], brace: number): number => {
  const closing = tokens.findIndex((token, at) => at > brace && isClosing(token));
  return closing < 0 ? tokens.length : closing;
};

/** After one of these comes a name, and a name may be called `after`. */
const wantsName = anyOf(
  kw.given, kw.expect, kw.customer, kw.forCustomer, kw.did, kw.notDid, kw.tag, kw.segment, kw.in, kw.per, kw.as, t.Dot,
); // prettier-ignore

const isStepWord = anyOf(kw.given, kw.expect, kw.after);

/** `given`, `expect` and `after <duration>`: at the start of a line, or where no name can stand. */
const startsStep = (tokens: readonly Lexeme[], at: number, text: string): boolean => {
  if (!isStepWord(tokens[at])) return false;
  const next = tokens[at + 1];
  const leads = startsLine(tokens, at, text);
  if ((wantsOperand(tokens[at - 1]) || wantsName(tokens[at - 1])) && !leads) return false;
  if (is(tokens[at], kw.after) && !leads)
    return next === undefined || is(next, t.DurationToken, t.BadLiteral, t.RBrace);
  return !is(next, t.CompareOp, t.Comma, t.Colon);
};

/** The closing brace of a test, whose steps have braces of their own; a step begins anew where one was left open. */
const testEnd = (tokens: readonly Lexeme[], brace: number, text: string): number => {
  let depth = 1;
  for (let at = brace + 1; at < tokens.length; at++) {
    if (endsTest(tokens, at, text)) return at;
    if (startsStep(tokens, at, text)) depth = 1;
    else if (isOpening(tokens[at])) depth++;
    else if (isClosing(tokens[at]) && --depth === 0) return at;
  }
  return tokens.length;
};

/** Declarations that end a test which was never closed; the words of its steps do not. */
const endsTest = (tokens: readonly Lexeme[], at: number, text: string): boolean => {
  if (!isDeclarationWord(tokens[at])) return false;
  if (is(tokens[at], kw.customer)) {
    return (
      is(tokens[at + 1], t.LBrace, kw.from) && !is(tokens[at - 1], t.DurationToken, t.BadLiteral, t.LBrace, kw.given)
    );
  }
  return is(tokens[at], kw.tag) ? declaresTag(tokens, at) : startsDeclaration(tokens, at, text);
};

/**
 * Cuts a file's tokens into declarations. The cuts are exact for correct text, wherever its lines break, and for
 * broken text they keep an error inside the declaration that has it.
 */
export const splitFile = (tokens: readonly Lexeme[], text: string): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  let from = 0;
  /** Where the test that is being read closes, once its brace was seen. */
  let closes = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const inTest = is(tokens[from], kw.test);
    if (inTest && closes <= from && isOpening(tokens[at - 1])) closes = testEnd(tokens, at - 1, text);
    const starts = inTest && at <= closes ? endsTest : startsDeclaration;
    if (at < tokens.length && !starts(tokens, at, text)) continue;
    if (at > from) chunks.push(chunkOf(tokens.slice(from, at), text));
    from = at;
  }
  return chunks;
};
