import type { Slot } from '../../diagnostics/codes/syntax.js';
import type { Lexeme } from '../tokens/lex.js';
import * as t from '../tokens/types.js';
import { is } from '../tokens/types.js';
import type { Wanted } from './expectations.js';

const kw = t.KEYWORD_TOKENS;

/** What a token class that was wanted is called in messages. */
const OF_TOKEN: Readonly<Record<string, Slot>> = {
  NameLike: 'name',
  Quoted: 'quoted-text',
  Eq: 'equals',
  Colon: 'colon',
  LParen: 'open-paren',
  RParen: 'close-paren',
  LBrace: 'open-brace',
  RBrace: 'close-brace',
  NumberToken: 'number',
  DurationToken: 'duration',
  DateToken: 'date',
  kw_ago: 'ago',
  kw_to: 'range-to',
  kw_from: 'quoted-text',
  kw_segment: 'list',
  kw_calendar: 'duration',
  kw_ofLast: 'of-last',
  kw_within: 'duration',
};

/** What the choices of a rule are called. */
const OF_RULE: Readonly<Record<string, Slot>> = {
  name: 'name',
  ownerName: 'name',
  fieldName: 'name',
  did: 'event',
  duration: 'duration',
  dateLit: 'date',
  inLastWindow: 'duration',
  calendarUnit: 'calendar-unit',
  rangeAnd: 'range-and',
  window: 'window',
  inTail: 'list',
  values: 'value',
  among: 'group-in-parens',
  recency: 'first-or-last',
  type: 'type',
  tag: 'tag-body',
  trigger: 'case-condition',
  mapping: 'column-role',
  source: 'open-paren',
  happening: 'event',
  periods: 'periods',
  periodUnit: 'periods',
  quota: 'quota',
  testClock: 'test-clock',
  testStep: 'step',
  situation: 'situation',
  testValue: 'value',
  moment: 'date',
  rank: 'rank',
};

const CONDITION_FOLLOWS = [kw.when, kw.and, kw.or, kw.not, kw.where];

/** What may stand where the parser gave up. */
export const slotOf = (wanted: Wanted, before: Lexeme | undefined, token: Lexeme | undefined): Slot => {
  if (is(before, kw.from) && wanted.rule === 'textLit') return 'quoted-text';
  if (is(before, t.CompareOp) && ['tail', 'additive', 'primary'].includes(wanted.rule)) return 'right-side';
  if (is(before, kw.did, kw.notDid, kw.thenStep, kw.thenNot)) return 'event';
  if (is(before, kw.given)) return 'situation';
  if (wanted.rule === 'assignments' && wanted.token !== 'LBrace')
    return is(before, t.LBrace, t.Comma) ? 'assignment' : 'close-brace';
  if (wanted.rule === 'tail') return 'window';
  const byToken = wanted.how === 'token' ? OF_TOKEN[wanted.token] : undefined;
  if (byToken === 'name' && wanted.rule === 'ref') return is(before, kw.per) ? 'name' : valueOrCondition(before);
  if (byToken !== undefined) return byToken;
  const byRule = OF_RULE[wanted.rule];
  if (byRule !== undefined) return byRule;
  return wanted.how === 'end' && token !== undefined ? 'end' : valueOrCondition(before);
};

const valueOrCondition = (before: Lexeme | undefined): Slot =>
  is(before, ...CONDITION_FOLLOWS) ? 'condition' : 'value';
