import type { BadNumberReason, Slot, SyntaxCodes } from '../../codes/syntax.js';
import { code, type Messages } from '../words.js';

/** What may stand in a place, with an example. */
const SLOTS: { readonly [S in Slot]: string } = {
  declaration: 'a rule, which starts with a word such as `tag`, `segment`, `metric`, `event` or `customer`',
  name: 'a name',
  value: 'a value, such as a field, a metric, a number or `90d`',
  'right-side':
    'something to compare with: a value, a number, a length of time such as `90d`, or a rank such as `top20%`',
  condition: 'a condition, such as `R > 90d`',
  'case-condition': '`when` and a condition, `on` and an event, or `otherwise`',
  'tag-body': '`= value when …`, or the values in braces `{ … }`',
  equals: '`=`',
  type: 'a type, such as `text`, `money`, `time` or `one of 男, 女`',
  colon: '`:` and a type, as in `city: text`',
  duration: 'a length of time, such as `30d`, `12h` or `3mo`',
  date: 'a date, such as `2026-11-11`',
  number: 'a number',
  'quoted-text': 'a text in quotes',
  window: 'a stretch of time, such as `in last 30d`',
  list: 'values in parentheses, as in `in (北京, 上海)`, or the name of a list',
  'open-paren': '`(`',
  'close-paren': '`)`',
  'open-brace': '`{`',
  'close-brace': '`}`',
  ago: '`ago`, as in `30d ago`',
  'range-and': '`and`, as in `between 18 and 24`',
  'range-to': '`to` and a date, as in `from 2026-11-01 to 2026-11-12`',
  'calendar-unit': '`days`, `weeks`, `months`, `quarters` or `years`',
  event: 'an event, as in `did order`',
  'column-role': '`id`, `customer` or `at`, as in `(id = order_no)`',
  'first-or-last': '`last` or `first` and an event, as in `since last order`',
  'group-in-parens': 'a condition in parentheses, as in `among (城市 = 北京)`, or `everyone`',
  rank: 'a rank, such as `top20%`',
  periods: 'what is counted, as in `3 calendar months`, `8 weeks` or `4 periods of 90d`',
  'of-last': '`of last` and the periods, as in `in at least 4 of last 8 weeks`',
  quota: 'in how many of them: `每月`, `每期`, `至少4周`',
  'test-clock': '`at` and the date on which the test begins, as in `at 2026-06-01`',
  step: 'a step of the test, which starts with `given`, `expect` or `after`',
  situation:
    'what is given: `customer { … }`, an event with its values such as `order { … }`, `tag X = …`, or a rank such as `M top20% = 3000`',
  assignment: 'a field and its value, as in `城市 = 北京`',
  end: 'nothing more',
};

const BAD_NUMBERS: { readonly [R in BadNumberReason]: (text: string) => string } = {
  glued: (text) =>
    `${code(text)} runs a number and a word together; put a space between them, or quotes around a name, as in \`"3C数码"\``,
  'month-or-minute': (text) =>
    `${code(text)} could be months or minutes; write \`mo\` for months or \`min\` for minutes, as in \`3mo\``,
  'no-such-date': (text) => `there is no such date as ${code(text)}; check the month and the day`,
  'date-form': (text) =>
    `${code(text)} is not how a date is written; write year, month and day with two digits each, as in \`2026-01-05\``,
  'rank-without-unit': (text) =>
    `${code(text)} does not say of what; write a share such as \`top20%\`, or a number of customers such as \`top 100\``,
};

const instead = (found: string): string => (found === '' ? 'the text ends' : `there is ${code(found)}`);

/** What the lexer and the parser say, in English. */
export const syntax: Messages<SyntaxCodes> = {
  'unterminated-text': ({ quote }) =>
    `the text after ${code(quote)} never ends; add the closing quote on the same line`,
  'wrong-quote': ({ found, expected }) => `${code(found)} is not the quote that belongs here; write ${code(expected)}`,
  'invisible-character': ({ character }) =>
    `there is an invisible character here (${character}), which would make a name differ from one that looks the same; delete it`,
  'bidi-control': ({ character }) =>
    `there is a hidden control here (${character}) that makes text show in another order than it is read; delete it`,
  'bad-character': ({ character }) =>
    `${code(character)} means nothing here; delete it, or put it in quotes if it belongs to a name`,
  'stray-stop': ({ character }) => `a rule needs no ${code(character)} at its end; delete it`,
  'foreign-operator': ({ found, expected }) => `${code(found)} is written ${code(expected)} here`,
  'bad-number': ({ text, why }) => BAD_NUMBERS[why](text),
  'file-too-large': ({ limit }) =>
    `this file is larger than a rule file may be (${limit.toLocaleString('en')} characters); split it into several`,
  'too-deep': ({ limit }) =>
    `parentheses are nested more than ${limit} deep here; take a part out into a metric or a segment of its own`,
  'too-long': ({ limit }) => `this chain is longer than ${limit} parts; take a part out into a metric of its own`,
  'too-many-problems': ({ limit }) =>
    `more than ${limit} problems in this file; the rest is left out until these are mended`,
  expected: ({ slot, found, after }) =>
    `${after === '' ? '' : `after ${code(after)} `}${instead(found)} where this should stand: ${SLOTS[slot]}`,
  'unexpected-text': ({ text, after }) =>
    `${code(text)} does not belong ${after === '' ? 'here' : `after ${code(after)}, which is complete`}; join conditions with \`and\` or \`or\`, or delete it`,
  'stray-closing': ({ text }) => `${code(text)} closes nothing; delete it, or add its opening one before`,
  'glued-keyword': ({ word, apart }) => `${code(word)} is read as one name; put a space in it: ${code(apart)}`,
  'keyword-case': ({ word, keyword }) => `${code(word)} is written ${code(keyword)}`,
  'reserved-name': ({ word }) =>
    `${code(word)} is a word of the language; to use it as a name, put it in quotes: ${code(`"${word}"`)}`,
  'unquoted-name': ({ text }) =>
    `${code(text)} would be read as arithmetic; if it is a name, put it in quotes: ${code(`"${text}"`)}`,
  'unknown-function': ({ name }) =>
    `there is no function ${code(name)}; there are, among others, \`count\`, \`sum\`, \`avg\`, \`since\`, \`age\` and \`score\``,
  'in-last-unit': ({ found, expected }) =>
    `${code(found)} is written ${code(expected)}; \`in last\` takes a length of time, as in \`in last 7d\``,
  'within-window': ({ found, expected }) => `${code(found)} is written ${code(expected)}`,
  'did-not': ({ expected }) => `\`not\` comes first: ${code(expected)}`,
  'spaced-unit': ({ found, expected }) => `${code(found)} is written together: ${code(expected)}`,
  'not-before-comparison': ({ expected }) => `\`not\` cannot stand before a comparison sign; write ${code(expected)}`,
  'not-whole': ({ text }) => `${code(text)} should be a whole number, such as \`3\``,
  'rank-equality': ({ op }) =>
    `${code(op)} means nothing before a rank, since a rank is a threshold; write \`>=\`, as in \`M >= top20%\``,
  'case-without-condition': ({ value }) =>
    `${code(value)} does not say who gets it; add \`when\` and a condition, \`on\` and an event, or \`otherwise\``,
  'line-tag-head': ({ text }) =>
    `${code(text)} cannot stand in a tag of one line; write the tag as a block: \`tag NAME ${text} { … }\``,
  'repeated-clause': ({ clause }) => `${code(clause)} is written twice; keep one`,
  'mixed-and-or': () =>
    '`and` binds tighter than `or`, so this may not mean what it seems to; put parentheses around what belongs together, as in `(a and b) or c`',
  'quota-unit': ({ found, expected }) => `${code(found)} does not fit the periods before it; write ${code(expected)}`,
};
