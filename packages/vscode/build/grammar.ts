import { KEYWORD_IDS, type KeywordId, spell, type Vocabulary } from '@tagwright/dsl';

/** How a keyword is coloured before the language server has said what it stands for. */
type Role =
  | 'declaration'
  /** Like a declaration, but what follows is a text for people, and no name. */
  | 'titled'
  | 'control'
  | 'logic'
  | 'constant'
  /** A keyword wherever it stands by itself. */
  | 'word'
  /** A type after a colon, and a name elsewhere. */
  | 'type'
  /** A function before a parenthesis, and a name elsewhere. */
  | 'function'
  /** Both of the last two. */
  | 'type or function';

/** Every keyword there is: one that is new in the language has to be filed here before this compiles. */
const ROLES: { readonly [K in KeywordId]: Role } = {
  tag: 'declaration', segment: 'declaration', metric: 'declaration', customer: 'declaration', event: 'declaration',
  list: 'declaration', test: 'titled', timezone: 'titled', description: 'titled',
  when: 'control', on: 'control', onDate: 'word', otherwise: 'control', expires: 'control', manual: 'control',
  many: 'control', ordered: 'control', given: 'control', after: 'control', expect: 'control',
  and: 'logic', or: 'logic', not: 'logic', in: 'logic', notIn: 'logic', has: 'logic', notHas: 'logic', hasAny: 'logic',
  notHasAny: 'logic', hasAll: 'logic', notHasAll: 'logic', contains: 'logic', notContains: 'logic', startsWith: 'logic',
  notStartsWith: 'logic', endsWith: 'logic', notEndsWith: 'logic', isMissing: 'logic', isKnown: 'logic',
  between: 'logic', notBetween: 'logic', betweenAnd: 'logic', notWindow: 'logic',
  true: 'constant', false: 'constant',
  did: 'word', notDid: 'word', anyEvent: 'word', where: 'word', as: 'word', thenStep: 'word', thenNot: 'word',
  within: 'word', eachPeriod: 'word', eachDay: 'word', eachWeek: 'word', eachMonth: 'word', eachQuarter: 'word',
  eachYear: 'word', atLeast: 'word', atMost: 'word', exactly: 'word', times: 'word', heldFor: 'word', changed: 'word',
  notChanged: 'word', inLast: 'word', ofLast: 'word', periodsOf: 'word', withinNext: 'word', ago: 'word', before: 'word',
  from: 'word', fromDate: 'word', to: 'word', calendar: 'word', today: 'word', yesterday: 'word', tomorrow: 'word',
  thisWeek: 'word', thisMonth: 'word', thisQuarter: 'word', thisYear: 'word', lastWeek: 'word', lastMonth: 'word',
  lastQuarter: 'word', lastYear: 'word', top: 'word', bottom: 'word', average: 'word', median: 'word', among: 'word',
  everyone: 'word', per: 'word', overall: 'word', atDate: 'word', forCustomer: 'word', sinceDate: 'word', group: 'word',
  count: 'function', sum: 'function', avg: 'function', min: 'function', max: 'function', first: 'function',
  last: 'function', distinct: 'function', mode: 'function', share: 'function', days: 'function', since: 'function',
  until: 'function', hour: 'function', weekday: 'function', day: 'function', month: 'function', year: 'function',
  age: 'function', distance: 'function', bucket: 'function', score: 'function', abs: 'function', round: 'function',
  least: 'function', greatest: 'function', anniversary: 'function',
  text: 'type', integer: 'type', number: 'type', money: 'type', bool: 'type', time: 'type', duration: 'type',
  point: 'type', oneOf: 'type', setOf: 'type', date: 'type or function',
}; // prettier-ignore

const NAMES: { readonly [R in Exclude<Role, 'type or function'>]: string } = {
  declaration: 'storage.type.declaration',
  titled: 'storage.type.declaration',
  control: 'keyword.control',
  logic: 'keyword.operator.word',
  constant: 'constant.language',
  word: 'keyword.other',
  type: 'support.type',
  function: 'support.function',
};

const VOCABULARIES: readonly Vocabulary[] = ['en', 'zh'];
const SCOPE = 'tagwright';

/** What may go on a word: 且M is a name, and no 且. */
const PART = '[\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}]';
const WORD_STARTS = `(?<!${PART})`;
const WORD_ENDS = `(?!${PART})`;
const QUOTED = '"(?:[^"]|"")*"|“(?:[^”]|””)*”|「(?:[^」]|」」)*」';
const NAME = `(?:${QUOTED}|[\\p{L}\\p{Nl}_]${PART}*)`;
const DIGITS = '[0-9０-９](?:[0-9０-９_]*)(?:[.．][0-9０-９_]+)?';
const OPENS = '(?=\\s*[(（])';

export interface Pattern {
  readonly name?: string;
  readonly match: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
}

/** The keywords of some roles in both vocabularies, the longest first, blanks as wide as they may be. */
const spellings = (...roles: readonly Role[]): string => {
  const texts = KEYWORD_IDS.filter((id) => roles.includes(ROLES[id])).flatMap((id) =>
    VOCABULARIES.map((vocabulary) => spell(id, vocabulary)),
  );
  const sorted = [...new Set(texts)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?:${sorted.map((text) => text.replaceAll(' ', '[ \\t]+')).join('|')})`;
};

const scoped = (name: string, match: string): Pattern => ({ name: `${name}.${SCOPE}`, match });

/** Names that follow the word that declares them, at the beginning of a line: one or two. */
const declared: Pattern = {
  match: `^\\s*(${spellings('declaration')})${WORD_ENDS}(?:[ \\t]+(${NAME})(?:[ \\t]+(?!${spellings('control', 'word')}${WORD_ENDS})(${NAME}))?)?`,
  captures: {
    1: { name: `${NAMES.declaration}.${SCOPE}` },
    2: { name: `entity.name.${SCOPE}` },
    3: { name: `entity.name.${SCOPE}` },
  },
};

/** What may stand right behind digits: units of time, counters, parts of the population. */
const UNITS =
  '个?自然(?:天|日|周|月|季度|季|年)|个小时|个星期|个季度|个月|分位数?|小时|分钟|秒钟|星期|季度|块钱|公里|千米|[天日周年秒]' +
  '|min|mo|km|[dhswy]|[次岁元块人位名个件单笔条家分级张台款套篇页种项门部只瓶杯期]|[%％]';

const PATTERNS: readonly Pattern[] = [
  scoped('comment.line.double-slash', '//.*$'),
  declared,
  scoped('string.quoted', `${QUOTED}|["“「][^\\n]*$`),
  scoped('constant.other.date', '[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ \\tT]+[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?'),
  scoped('constant.other.date', '[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]?'),
  // 近30天, 前20%, 至少3次, top20%: a keyword with digits at once.
  scoped(NAMES.word, `${WORD_STARTS}${spellings('word')}(?=[0-9０-９])`),
  scoped('constant.numeric.percentile', `${WORD_STARTS}[pP]${DIGITS}${WORD_ENDS}`),
  {
    match: `(${DIGITS})([万亿]?)(${UNITS})?`,
    captures: {
      1: { name: `constant.numeric.${SCOPE}` },
      2: { name: `constant.numeric.${SCOPE}` },
      3: { name: `keyword.other.unit.${SCOPE}` },
    },
  },
  // 7天前, 2小时内: a keyword behind a length at once.
  scoped(NAMES.word, `(?<=[天日周月年期时钟秒度])(?:之|以)?[内前]${WORD_ENDS}`),
  {
    match: `([:：])\\s*(${spellings('type', 'type or function')})${WORD_ENDS}(?:\\s+(${spellings('type', 'type or function')})${WORD_ENDS})?`,
    captures: {
      1: { name: `punctuation.separator.${SCOPE}` },
      2: { name: `${NAMES.type}.${SCOPE}` },
      3: { name: `${NAMES.type}.${SCOPE}` },
    },
  },
  scoped(NAMES.function, `${WORD_STARTS}${spellings('function', 'type or function')}${OPENS}`),
  // `since last order`, without parentheses.
  scoped(
    NAMES.function,
    `${WORD_STARTS}(?:${spell('since', 'en')}[ \\t]+${spell('last', 'en')}|${spell('since', 'zh')}[ \\t]+${spell('last', 'zh')})${WORD_ENDS}`,
  ),
  scoped(NAMES.declaration, `${WORD_STARTS}${spellings('declaration', 'titled')}${WORD_ENDS}`),
  scoped(NAMES.logic, `${WORD_STARTS}${spellings('logic')}${WORD_ENDS}`),
  scoped(NAMES.control, `${WORD_STARTS}${spellings('control')}${WORD_ENDS}`),
  scoped(NAMES.constant, `${WORD_STARTS}${spellings('constant')}${WORD_ENDS}`),
  scoped(NAMES.word, `${WORD_STARTS}${spellings('word')}${WORD_ENDS}`),
  scoped('keyword.operator', '[=＝<＜>＞!！≥≤≠]+|[-+*/＋－＊／−]'),
  scoped('punctuation.separator', '[,，、.．:：]'),
  scoped('punctuation.section', '[(（)）{｛}｝]'),
  // Whole names are taken at once, so that nothing is found within them.
  scoped('variable.other', `[\\p{L}\\p{Nl}_]${PART}*`),
];

/** A TextMate grammar of the language in both vocabularies, made from the table of its keywords. */
export const grammar = {
  name: 'Tagwright',
  scopeName: `source.${SCOPE}`,
  patterns: PATTERNS,
};
