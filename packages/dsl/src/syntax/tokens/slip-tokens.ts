/** Which tokens a slip may begin with, or be told by: most of it is asked of every token, and is a look into a table. */
import type { TokenType } from 'chevrotain';
import * as t from './types.js';
import { anyOf } from './types.js';

const kw = t.KEYWORD_TOKENS;

/** After one of these, `tag` is asked about and not declared. */
export const BEFORE_TAG: readonly TokenType[] = [
  t.CompareOp, t.AddOp, t.MulOp, t.LParen, t.Comma, kw.and, kw.or, kw.not, kw.when, kw.where, kw.expect, kw.forCustomer,
]; // prettier-ignore
/** Where a state changes that later guesses depend on. */
export const isTurn = anyOf(
  t.LParen, t.RParen, t.LBrace, t.RBrace, t.Eq, kw.thenStep, kw.thenNot, kw.where, kw.and, kw.or, kw.on, kw.did, kw.notDid,
  kw.when, kw.expect, kw.tag, kw.segment, kw.metric, kw.customer, kw.event, kw.list, kw.timezone, kw.test,
); // prettier-ignore
export const isWithin = anyOf(kw.within);
export const isDeclarationWord = anyOf(
  kw.tag, kw.segment, kw.metric, kw.customer, kw.event, kw.list, kw.timezone, kw.test,
); // prettier-ignore
export const hasBraces = anyOf(kw.tag, kw.customer, kw.event);
/** After these, conditions may stand; after those, none but a segment's. */
export const beginsRules = anyOf(kw.when, kw.where, kw.expect, t.Eq);
export const endsRules = anyOf(kw.metric, kw.segment, kw.event, kw.list, kw.timezone, t.RBrace);
/** Signs, texts and most literals are what they are. */
export const mayBeSlip = anyOf(t.AnyWord, t.NumberToken, t.DurationToken, t.CompareOp, t.Comma);
export const isAnyWord = anyOf(t.AnyWord);
export const startsCase = anyOf(kw.when, kw.otherwise, kw.on, t.Colon);
export const maySayThen = anyOf(t.Identifier, kw.and, kw.thenStep, kw.thenNot);
export const isInLast = anyOf(kw.inLast);
export const isNumber = anyOf(t.NumberToken);
export const isDuration = anyOf(t.DurationToken);
export const isDid = anyOf(kw.did);
