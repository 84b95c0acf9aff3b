import type { TokenType } from 'chevrotain';
import type { Lexeme } from './lex.js';
import * as t from './types.js';
import { anyOf } from './types.js';

const kw = t.KEYWORD_TOKENS;

/** The words that begin the steps of a test. */
const STEP_WORDS: readonly TokenType[] = [kw.given, kw.expect, kw.after];

const isNameOrEnd = anyOf(
  t.NameLike, t.RParen, t.NumberToken, t.PercentToken, t.DurationToken, t.DateToken, t.RankPercent, t.RankCount,
  kw.true, kw.false, kw.isMissing, kw.isKnown, kw.anyEvent,
); // prettier-ignore
const leadsOn = anyOf(kw.group, kw.oneOf, kw.setOf, kw.expires, ...STEP_WORDS);
/** Whether something complete may end with a token, so that an operator may follow. */
export const endsOperand = (token: Lexeme | undefined): boolean => isNameOrEnd(token) && !leadsOn(token);

const isNameOrStart = anyOf(
  t.NameLike, t.LParen, t.NumberToken, t.PercentToken, t.DurationToken, t.DateToken, t.Minus, t.RankPercent,
  t.RankCount, kw.true, kw.false, kw.did, kw.notDid, kw.not, kw.tag, kw.customer,
); // prettier-ignore
const followsOn = anyOf(kw.changed, kw.notChanged, ...STEP_WORDS);
/** Whether a value or a condition may begin with a token. */
export const startsOperand = (token: Lexeme | undefined): boolean => isNameOrStart(token) && !followsOn(token);
