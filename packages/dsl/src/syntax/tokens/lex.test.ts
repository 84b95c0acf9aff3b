import { describe, expect, test } from 'vitest';
import { Report } from '../report.js';
import { lex } from './lex.js';
import { joinPhrases } from './phrases.js';

/** The classes of a text's tokens, and the codes reported. */
const classes = (text: string): string => {
  const report = new Report('test.tag');
  const tokens = joinPhrases(text, lex(text, report).lexemes);
  return [
    ...tokens.map(({ tokenType }) => tokenType.name.replace('Token', '')),
    ...report.sorted().map(({ code }) => `!${code}`),
  ].join(' ');
};

describe('words', () => {
  test.each([
    ['且M', 'Identifier'],
    ['且 M', 'kw_and Identifier'],
    ['近30天', 'kw_inLast Duration'],
    ['近30天消费', 'Identifier'],
    ['近3个自然月', 'kw_inLast CalendarSpan'],
    ['至少3次', 'kw_atLeast Number'],
    ['至少3次消费', 'Identifier'],
    ['前20%', 'RankPercent'],
    ['后20％', 'RankPercent'],
    ['top0.5%', 'RankPercent'],
    ['前100名', 'RankCount'],
    ['top20客户', 'Identifier'],
    ['top20', 'BadLiteral !bad-number'],
    ['95分位 p95 p99.9', 'Percentile Percentile Percentile'],
    ['is missing', 'kw_isMissing'],
    ['x.is missing', 'Identifier Dot Identifier Identifier'],
    ['has any of 含任一', 'kw_hasAny kw_hasAny'],
    ['在 "在"', 'Identifier Quoted'],
  ])('%s', (text, expected) => expect(classes(text)).toBe(expected));
});

describe('numbers', () => {
  test.each([
    ['100 1_000 1.5 3万 2亿 3万元 3次 18岁', 'Number Number Number Number Number Number Number Number'],
    ['20% 0.5%', 'Percent Percent'],
    ['90d 90天 12小时 15min 15分钟 30秒 2周 3mo 3个月 1y 1年', Array(11).fill('Duration').join(' ')],
    ['30天内 90天前 30天之内', 'Duration kw_within Duration kw_ago Duration kw_within'],
    ['2026-11-11 20:00', 'Date'],
    ['2026-02-30', 'BadLiteral !bad-number'],
    ['2026-1-5', 'BadLiteral !bad-number'],
    ['2026年11月11日', 'BadLiteral !bad-number'],
    ['3m', 'BadLiteral !bad-number'],
    ['3月', 'BadLiteral !bad-number'],
    ['90天且M', 'BadLiteral !bad-number'],
    ['95后', 'BadLiteral !bad-number'],
    ['3C数码', 'BadLiteral !bad-number'],
    ['１００', 'Number'],
  ])('%s', (text, expected) => expect(classes(text)).toBe(expected));
});

describe('quotes, signs and hidden characters', () => {
  test.each([
    ['"a" “b” 「c」', 'Quoted Quoted Quoted'],
    ['"a""b"', 'Quoted'],
    ['＝ ＞ ＜ ≥ ≤ ≠ ＞＝ ＜＝ ！＝', 'Eq Gt Lt Ge Le Ne Ge Le Ne'],
    ['（ ） ， 、 ： ｛ ｝ ＋ － ＊ ／ ．', 'LParen RParen Comma Comma Colon LBrace RBrace Plus Minus Star Slash Dot'],
    ['"abc', 'Quoted !unterminated-text'],
    ['“abc"', 'Quoted !wrong-quote'],
    ['\ufeffR', 'Identifier'],
    ['R\ufeff', 'Identifier !invisible-character'],
    ['R\u200b', 'Identifier !invisible-character'],
    ['"👨‍👩‍👧"', 'Quoted'],
    ['"a\u202eb"', 'Quoted !bidi-control'],
    ['// \u202e', '!bidi-control'],
    ['"\ud800"', 'Quoted !bad-character'],
    ['R //＞ x', 'Identifier'],
    [
      '== && || <> =>',
      'Eq kw_and kw_or Ne Ge !foreign-operator !foreign-operator !foreign-operator !foreign-operator !foreign-operator',
    ],
  ])('%s', (text, expected) => expect(classes(text)).toBe(expected));

  test('nothing is changed inside quotes but its form of composition', () => {
    const { lexemes } = lex('"Ａ＝１ e\u0301"', new Report('test.tag'));
    expect(lexemes[0]?.payload.text).toBe('Ａ＝１ é');
  });
});
