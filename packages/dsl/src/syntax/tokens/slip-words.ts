import type { TokenType } from 'chevrotain';
import type { KeywordId } from './keywords.js';
import * as t from './types.js';

/** The words of natural slips, and what is meant by them. */

const kw = t.KEYWORD_TOKENS;

export const LAST_UNITS: Readonly<Record<string, KeywordId>> = {
  day: 'yesterday',
  week: 'lastWeek',
  month: 'lastMonth',
  quarter: 'lastQuarter',
  year: 'lastYear',
};
export const SPACED_UNITS: Readonly<Record<string, string>> = {
  second: 's', seconds: 's', secs: 's', sec: 's', minute: 'min', minutes: 'min', mins: 'min', hour: 'h', hours: 'h',
  day: 'd', days: 'd', week: 'w', weeks: 'w', month: 'mo', months: 'mo', year: 'y', years: 'y',
  秒: '秒', 分钟: '分钟', 小时: '小时', 个小时: '小时', 天: '天', 日: '天', 周: '周', 星期: '周', 个月: '个月', 年: '年',
}; // prettier-ignore
export const UNIT_IDS: Readonly<Record<string, 's' | 'min' | 'h' | 'd' | 'w' | 'mo' | 'y'>> = {
  s: 's', min: 'min', h: 'h', d: 'd', w: 'w', mo: 'mo', y: 'y',
  秒: 's', 分钟: 'min', 小时: 'h', 天: 'd', 周: 'w', 个月: 'mo', 年: 'y',
}; // prettier-ignore

/** Operators spelled out, between two operands. */
export const SPELLED: ReadonlyMap<string, string> = new Map([
  ['is', '='], ['equals', '='], ['是', '='], ['等于', '='], ['为', '='], ['不是', '!='], ['不等于', '!='], ['不为', '!='],
  ['大于', '>'], ['多于', '>'], ['超过', '>'], ['高于', '>'], ['小于', '<'], ['少于', '<'], ['低于', '<'], ['不足', '<'],
  ['大于等于', '>='], ['不小于', '>='], ['不少于', '>='], ['不低于', '>='],
  ['小于等于', '<='], ['不大于', '<='], ['不超过', '<='], ['不多于', '<='], ['不高于', '<='],
  ['并且', 'and'], ['而且', 'and'], ['以及', 'and'], ['同时', 'and'], ['和', 'and'], ['或者', 'or'], ['或是', 'or'],
  ['在', 'in'], ['位于', 'in'], ['不在', 'notIn'],
]); // prettier-ignore
export const SPELLED_TYPES: Readonly<Record<string, TokenType>> = {
  '=': t.Eq, '!=': t.Ne, '>': t.Gt, '<': t.Lt, '>=': t.Ge, '<=': t.Le, and: kw.and, or: kw.or, in: kw.in, notIn: kw.notIn,
}; // prettier-ignore

/** Before a list in parentheses alone: 在 is said of a single place, a time or a state too. */
export const LISTING: ReadonlySet<string> = new Set(['in', 'notIn']);

/** Words for `then`, and for the `not` after it. */
export const THEN: ReadonlySet<string> = new Set(['然后', '接着', '之后', '随即', 'next', 'thereafter', 'afterwards']);
export const NOT: ReadonlySet<string> = new Set(['未', '没', '没有', '不']);
