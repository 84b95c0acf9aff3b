import { keywordOf } from './keywords.js';

/**
 * Windows, habits, sequences and spans of holding as people say them, with what they are in this language: 近三天,
 * 连续3个月, `then no order`, `every month`. One entry turns words into words, so that what is offered as a fix is also
 * what is read on.
 */
export interface Paraphrase {
  /** After something complete, or where a condition begins. */
  readonly place: 'after' | 'start';
  readonly pattern: RegExp;
  /** What to write instead, the likeliest first; undefined where the words mean nothing here. */
  readonly write: (found: RegExpExecArray, around: Around) => readonly string[] | undefined;
}

/** What the clause at hand is about. */
export interface Around {
  /** Whether it asks for events, so that a count of periods is a habit. */
  readonly did: boolean;
  /** Whether the event that it asks for stands right before: what compares is no value of its `where`. */
  readonly justDid: boolean;
  /** Whether a tag was just compared with a value. */
  readonly tag: boolean;
  /** Whether a stretch of time stands before, so that a quota may follow. */
  readonly counted: boolean;
  /** Whether a step stands before whose time may follow: 随后 加购 2小时内. */
  readonly open: boolean;
  /** Whether a day that comes back every year stands before: 周年(生日). */
  readonly yearly: boolean;
}

const NUMERAL = '[一二两三四五六七八九十百半]+';
const UNIT = '(秒|分钟|个?小时|天|日|周|个?星期|个?月|年)';
const PERIOD = '(天|日|周|个?自然[日周月年]|个?星期|个?月|个?季度|年)';
const EVENT = '([\\p{L}_][\\p{L}\\p{N}_]*)';
const THEN = '(?:随后|然后|接着|之后|随即|其后|后|再)';
const NOT = '(?:没有做过|没做过|未做过|没有|没|未|不)';
const END = '(?![\\p{L}\\p{N}_])';
const B = '[ \\t]*';
const LONG: Readonly<Record<string, string>> = { 日: '天', 星期: '周', 个星期: '周', 个小时: '小时', 月: '个月' };
const CALENDAR: Readonly<Record<string, string>> = { 天: '日', 星期: '周' };
const AGAIN: Readonly<Record<string, string>> = { 日: '每天', 周: '每周', 月: '每月', 季度: '每季度', 年: '每年' };
const SHORT: Readonly<Record<string, string>> = {
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
  year: 'y',
};
const ENGLISH_UNIT = '(second|minute|hour|day|week|month|year)s?';
const TIMES: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** 三, 十二, 一百二十 as a number; undefined for anything else. */
const numeral = (words: string): number | undefined => {
  let total = 0;
  let digit = 0;
  for (const word of words) {
    const value = '一二三四五六七八九'.indexOf(word.replace('两', '二')) + 1;
    if (value > 0 && digit === 0) digit = value;
    else if (word === '十' || word === '百') {
      total += (digit === 0 ? 1 : digit) * (word === '十' ? 10 : 100);
      digit = 0;
    } else return undefined;
  }
  const number = total + digit;
  return number === 0 ? undefined : number;
};

/** 三天 as 3天, 半年 as 6个月; `30d` for 30 and `days`. */
const span = (amount: string, unit: string): string | undefined => {
  if (Object.hasOwn(SHORT, unit)) return `${amount}${SHORT[unit]}`;
  if (amount === '半') return unit === '年' ? '6个月' : unit === '天' || unit === '日' ? '12小时' : undefined;
  const number = /^[0-9]+$/.test(amount) ? Number(amount) : numeral(amount);
  return number === undefined ? undefined : `${number}${LONG[unit] ?? unit}`;
};

const only = (text: string | undefined): readonly string[] | undefined => (text === undefined ? undefined : [text]);
const around = (before: string, text: string | undefined, after = ''): readonly string[] | undefined =>
  only(text && `${before}${text}${after}`);

const habit = (amount: string, unit: string): string | undefined => {
  const number = /^[0-9]+$/.test(amount) ? Number(amount) : numeral(amount);
  const bare = unit.replace(/^个/u, '').replace(/^自然/u, '');
  const name = CALENDAR[bare] ?? bare;
  return number === undefined ? undefined : `近${number}个自然${name} ${AGAIN[name] ?? '每期'}`;
};

const entry = (place: Paraphrase['place'], source: string, write: Paraphrase['write']): Paraphrase => ({
  place,
  pattern: new RegExp(source, 'uy'),
  write,
});
const after = (source: string, write: Paraphrase['write']): Paraphrase => entry('after', source, write);
const start = (source: string, write: Paraphrase['write']): Paraphrase => entry('start', source, write);
/** One word for another. */
const word = (source: string, text: string): Paraphrase => after(`(?:${source})${END}`, () => [text]);

const WINDOW_ZH = `(?:在|于)?(?:最近|过去|近)${B}(?:[0-9]+|${NUMERAL})(?:个?自然)?(?:秒|分钟|个?小时|天|日|周|个?星期|个?月|个?季度|年)(?:[之以]?内)?`;
const QUOTA_ZH = '(?:每天|每日|每周|每个?月|每个?季度|每年)都?有?';

/** The window of 近30天 做过 …, as it is written after it. */
const windowOf = (text: string): string => {
  const words = text
    .trim()
    .replace(/^(?:在|于)?(?:最近|过去|近)[ \t]*/u, '')
    .replace(/[之以]?内$/u, '');
  const [, amount = '', unit = ''] = /^([0-9]+|[一二两三四五六七八九十百半]+)(.*)$/su.exec(words) ?? [];
  const number = /^[0-9]+$/.test(amount) ? amount : String(numeral(amount) ?? amount);
  return `近${/自然|季度/u.test(unit) ? `${number}${unit}` : (span(amount, unit) ?? words)}`;
};
const QUOTAS: Readonly<Record<string, string>> = { 每日: '每天', 每个月: '每月', 每个季度: '每季度' };
const quotaOf = (text: string): string => {
  const quota = text.replace(/都?有?$/u, '');
  return QUOTAS[quota] ?? quota;
};

export const PARAPHRASES: readonly Paraphrase[] = [
  // 近30天 做过 订单, 每月 …: in Chinese, when comes before what.
  start(
    `(${WINDOW_ZH})[，,]?${B}(${QUOTA_ZH})?${B}(做过|未做过|没做过|没有做过)${B}${EVENT}(${B}其中[^\\n(){}（）]*?)?(?=[ \\t]*(?:\\n|$|且|或|随后|有效期|[)）}，]))`,
    ([, when = '', quota, did = '', event = '', where = '']) => [
      `${did === '做过' ? did : '未做过'} ${event}${where} ${windowOf(when)}${quota === undefined ? '' : ` ${quotaOf(quota)}`}`,
    ],
  ),
  start(
    `(${QUOTA_ZH})${B}(${WINDOW_ZH})${B}做过${B}${EVENT}(?=[ \\t]*(?:\\n|$|且|或|有效期|[)）}，]))`,
    ([, quota = '', when = '', event = '']) => [`做过 ${event} ${windowOf(when)} ${quotaOf(quota)}`],
  ),
  start(
    `连续(?:了|的)?${B}([0-9]+|${NUMERAL})${PERIOD}都?${B}做过${B}${EVENT}(${B}其中[^\\n(){}（）]*?)?(?=[ \\t]*(?:\\n|$|且|或|有效期|[)）}，]))`,
    ([, amount = '', unit = '', event = '', where = '']) => around(`做过 ${event}${where} `, habit(amount, unit)),
  ),
  start(
    `(in (?:the )?last )([0-9]+)(?:(d|w|h|mo|y)|[ \\t]+${ENGLISH_UNIT})[ \\t]+((?:not )?did [\\p{L}_]+)(?=[ \\t]*(?:\\n|$|[)}]|(?:and|or)\\b))`,
    ([, , amount = '', unit, long = '', did = '']) => [`${did} in last ${amount}${unit ?? SHORT[long] ?? ''}`],
  ),
  start(`(?:没做过|没有做过|从未做过|从没做过|从来没做过|没有|没|未|从未)[ \\t]+(?:做过[ \\t]+)?(?=${EVENT})`, () => [
    '未做过 ',
  ]),

  // 下过 订单: the event says what was done.
  start(`(?:下过|买过|购买过|产生过|发生过|有过|进行过)[ \\t]+(?=${EVENT})`, () => ['做过 ']),

  // Sequences.
  after(
    `${THEN}${B}([0-9]+|${NUMERAL})${UNIT}[之以]?内${B}(${NOT}?)(?:做过)?${B}${EVENT}(?![^\\n]*其中)`,
    ([, n = '', unit = '', not, event = '']) =>
      around(`${not === '' ? '随后' : '随后未'} ${event} `, span(n, unit), '内'),
  ),
  after(
    `(?:并?且|但是?)${B}([0-9]+|${NUMERAL})${UNIT}[之以]?内${B}${NOT}(?:做过)?${B}${EVENT}(?![^\\n]*其中)`,
    ([, n = '', unit = '', event = ''], { did }) => (did ? around(`随后未 ${event} `, span(n, unit), '内') : undefined),
  ),
  after(
    `([0-9]+|${NUMERAL})${UNIT}[之以]?内${B}${THEN}(${NOT}?)(?:做过)?[ \\t]+${EVENT}(?![^\\n]*其中)`,
    ([, n = '', unit = '', not, event = ''], { did, open }) =>
      did && !open ? around(`${not === '' ? '随后' : '随后未'} ${event} `, span(n, unit), '内') : undefined,
  ),
  after(`${THEN}(?:又|再|都)?${B}${NOT}(?:再)?${B}(?:做过)?[ \\t]+(?=${EVENT})`, () => ['随后未 ']),
  after(`(?:后|再|随后又|然后又|随后再|然后再)[ \\t]+(?:做过[ \\t]+)?(?=${EVENT})`, () => ['随后 ']),
  after(`(?:and )?then (?:no|without|never)(?= [\\p{L}_])`, () => ['then not']),
  after(`(?:and )?followed by (no )?(?=[\\p{L}_])`, ([, no]) => [no === undefined ? 'then ' : 'then not ']),
  after(
    `then (not )?within (?:the )?([0-9]+)(?:(d|w|h|min|s|mo|y)|[ \\t]+${ENGLISH_UNIT}) (no |not |did )?([\\p{L}_]+)(?![^\\n]* where )`,
    ([, not, n = '', unit, long = '', no, event = '']) => [
      `then ${not !== undefined || no?.startsWith('no') === true ? 'not ' : ''}${event} within ${n}${unit ?? SHORT[long] ?? ''}`,
    ],
  ),
  after(
    `within ([0-9]+)(?:(d|w|h|min|s|mo|y)|[ \\t]+${ENGLISH_UNIT}) then (not )?([\\p{L}_]+)(?![^\\n]* where )`,
    ([, n = '', unit, long = '', not = '', event = ''], { did, open }) =>
      did && !open ? [`then ${not}${event} within ${n}${unit ?? SHORT[long] ?? ''}`] : undefined,
  ),

  // Habits.
  after(`(${QUOTA_ZH})${B}(${WINDOW_ZH})`, ([, quota = '', when = '']) => [`${windowOf(when)} ${quotaOf(quota)}`]),
  after(
    `连续(?:了)?${B}([0-9]+|${NUMERAL})${PERIOD}(?:${B}${QUOTA_ZH})?(?:以上)?${END}`,
    ([, n = '', unit = ''], { did }) => (did ? only(habit(n, unit)) : around('持续 ', span(n, unit))),
  ),
  after(`(${QUOTA_ZH})${END}`, ([all, quota = ''], { did, counted }) => {
    const each = quotaOf(quota);
    const name = Object.keys(AGAIN).find((period) => AGAIN[period] === each);
    if (did && !counted && name !== undefined) return [`近3个自然${name} ${each}`];
    return all === each || QUOTAS[all] !== undefined ? undefined : [each];
  }),
  after(
    `([0-9]+)(周|天|个月|年)[中里内](?:有)?(至[少多])([0-9]+)(?:周|天|个月|年)${END}`,
    ([, n = '', unit = '', bound = '', count = ''], { did }) =>
      did ? [`近${n}${unit} ${bound}${count}${unit}`] : undefined,
  ),
  word('天天|日日', '每天'),
  word('月月', '每月'),
  word('周周', '每周'),
  after(`(近[0-9]+(?:周|天|个月|年))(?:中|里|当中)(?:有)?(?![\\p{L}])`, ([, when = '']) => [when]),
  after(
    `至少([0-9]+)(周|天|个月|年)${B}(近[0-9]+(?:周|天|个月|年))${END}`,
    ([, n = '', unit = '', when = ''], { did }) => (did ? [`${when} 至少${n}${unit}`] : undefined),
  ),
  after(
    `every (day|week|month|quarter|year) (?:in|for|over|during|of) (?:the )?(?:last |past )?([0-9]+) (?:calendar )?(?:day|week|month|quarter|year)s?`,
    ([, unit = '', n = '']) => [`in each of last ${n} calendar ${unit}s`],
  ),
  after(
    `(?:in )?each (day|week|month|quarter|year) (?:in|for|over|during|of) (?:the )?(?:last |past )?([0-9]+) (?:calendar )?(?:day|week|month|quarter|year)s?`,
    ([, unit = '', n = '']) => [`in each of last ${n} calendar ${unit}s`],
  ),
  after('every (day|week|month|quarter|year)\\b', ([, unit = '']) => [`in each of last 3 calendar ${unit}s`]),
  after('(?:in |at least )([0-9]+) of (?:the )?last\\b', ([, n = '']) => [`in at least ${n} of last`]),

  // How many times.
  after(`(?:至少|不少于)${B}(${NUMERAL})次`, ([, n = '']) => around('至少', numeral(n)?.toString(), '次')),
  after(`([0-9]+)次(?:及?以上|或更多)${END}`, ([, n = ''], { did }) => (did ? [`至少${n}次`] : undefined)),
  after(`([0-9]+)次${END}`, ([, n = ''], { did }) => (did ? [`至少${n}次`] : undefined)),
  after(`(${NUMERAL})次(?:及?以上|或更多)?${END}`, ([, n = ''], { did }) =>
    did ? around('至少', numeral(n)?.toString(), '次') : undefined,
  ),
  after(`(?:大于|超过|多于)${B}([0-9]+)次`, ([, n = ''], { did }) => (did ? [`至少${Number(n) + 1}次`] : undefined)),
  after(`(?:不少于|大于等于)${B}([0-9]+)次`, ([, n = ''], { did }) => (did ? [`至少${n}次`] : undefined)),
  after(`(?:不超过|不多于|小于等于)${B}([0-9]+)次`, ([, n = ''], { did }) => (did ? [`至多${n}次`] : undefined)),
  after('>=[ \\t]*([0-9]+)(次|[ \\t]+times)', ([, n = '', unit], { justDid }) =>
    justDid ? [unit === '次' ? `至少${n}次` : `at least ${n} times`] : undefined,
  ),
  after('>[ \\t]*([0-9]+)(次|[ \\t]+times)', ([, n = '', unit], { justDid }) =>
    justDid ? [unit === '次' ? `至少${Number(n) + 1}次` : `at least ${Number(n) + 1} times`] : undefined,
  ),
  after('(?:at least )?(once|twice|thrice)\\b', ([, many = '']) => [`at least ${TIMES[many] ?? 1} times`]),
  after('more than ([0-9]+) times\\b', ([, n = '']) => [`at least ${Number(n) + 1} times`]),
  after('([0-9]+)(?: or more)? times\\b', ([, n = ''], { did }) => (did ? [`at least ${n} times`] : undefined)),

  // How long.
  after(
    `(?:已经?|至少)?持续(?:了|至少|超过|满|不少于)?${B}(?:至少|超过|满)?${B}([0-9]+|${NUMERAL})${UNIT}(?:以上|之久|多)?${END}`,
    ([all, n = '', unit = '']) => {
      const held = span(n, unit);
      return held === undefined || all === `持续${held}` || all === `持续 ${held}` ? undefined : [`持续 ${held}`];
    },
  ),
  after(`(?:已经?|至少)持续${B}(?=[0-9])`, () => ['持续 ']),
  after(
    `for (?:over |more than |longer than |at least )?(?:the (?:last|past) )?([0-9]+)[ \\t]+${ENGLISH_UNIT}\\b`,
    ([, n = '', unit = '']) => around('for at least ', span(n, unit)),
  ),
  after(`(?:至少|超过|已?满|不少于)${B}([0-9]+|${NUMERAL})${UNIT}(?:以上)?${END}`, ([, n = '', unit = ''], { tag }) =>
    tag ? around('持续 ', span(n, unit)) : undefined,
  ),
  after('(?:at least |since )([0-9]+)(d|w|h|mo|y)\\b', ([, n = '', unit = ''], { tag }) =>
    tag ? [`for at least ${n}${unit}`] : undefined,
  ),
  word('没有?变更过?|没有?变化过?|没有?改变过?|没变过?|未变化|未改变|未变', '未变更'),
  word('变更过|有变更|发生变更|发生过变更|变化过?|改变过?|有变化|变动过?|变过', '变更'),
  after('(?:was not|has not|did not|hasn’t|not) (?:been )?(?:changed|change)\\b', ([all]) =>
    all === 'not changed' ? undefined : ['not changed'],
  ),
  after('(?:was|has|has been|did) (?:changed|change)\\b', () => ['changed']),

  // Stretches of time.
  after(`(?:在|于)?(?:最近|过去|近)${B}(${NUMERAL})${UNIT}(?:[之以]?内)?${END}`, ([, n = '', unit = '']) =>
    around('近', span(n, unit)),
  ),
  after(`(?:在)?(?:未来|今后|接下来)${B}(${NUMERAL})${UNIT}(?:[之以]?内)?${END}`, ([, n = '', unit = '']) =>
    around('未来', span(n, unit), '内'),
  ),
  after(`(?:最近|过去|近)(${NUMERAL})个?(自然[日周月年]|季度)${END}`, ([, n = '', unit = '']) =>
    around('近', numeral(n)?.toString(), `个${unit}`),
  ),
  after(`(${NUMERAL})${UNIT}[之以]?内${END}`, ([, n = '', unit = ''], { did }) => {
    const length = span(n, unit);
    return length === undefined ? undefined : did ? [`近${length}`] : [`近${length}`, `未来${length}内`];
  }),
  after(
    `(?:in|within|over|during) (?:the )?(?:last|past) ([0-9]+)[ \\t]+${ENGLISH_UNIT}\\b`,
    ([all, n = '', unit = '']) => (all.startsWith('in last ') ? undefined : around('in last ', span(n, unit))),
  ),
  after(`(?:in|within) (?:the )?next ([0-9]+)[ \\t]+${ENGLISH_UNIT}\\b`, ([all, n = '', unit = '']) =>
    all.startsWith('within next ') ? undefined : around('within next ', span(n, unit)),
  ),
  after('(?:in |within )?(?:the )?next (day|week|month|year)\\b', ([, unit = '']) => [
    `within next 1${SHORT[unit] ?? 'd'}`,
  ]),
  after(`([0-9]+)${B}(天|日|周|个?星期|个?月|年)(?:之|以)?前${END}`, ([, n = '', unit = ''], { did }) => {
    const length = span(n, unit);
    return did && length !== undefined ? [`于 ${length}前`, `早于 ${length}前`] : undefined;
  }),
  after('([0-9]+)(?:(d|w|mo|y)|[ \\t]+(day|week|month|year)s?) ago\\b', ([, n = '', unit, long = ''], { did }) => {
    const length = `${n}${unit ?? SHORT[long] ?? 'd'}`;
    return did ? [`on ${length} ago`, `before ${length} ago`] : undefined;
  }),
  after(`in ([0-9]+)[ \\t]+${ENGLISH_UNIT}\\b`, ([, n = '', unit = ''], { did }) =>
    around(did ? 'in last ' : 'within next ', span(n, unit)),
  ),
  after('(after|later than|before|earlier than) ([0-9]{4}-[0-9]{2}-[0-9]{2})', ([, way = '', date = ''], { did }) =>
    did ? undefined : [`${/^(?:before|earlier)/.test(way) ? '<' : '>'} ${date}`],
  ),
  after('(?:早于|先于)[ \\t]*([0-9]{4}-[0-9]{2}-[0-9]{2})', ([, date = ''], { did }) =>
    did ? undefined : [`< ${date}`],
  ),
  after('(?:晚于|迟于)[ \\t]*([0-9]{4}-[0-9]{2}-[0-9]{2})', ([, date = ''], { did }) =>
    did ? undefined : [`> ${date}`],
  ),
  after('[=＝][ \\t]*(today|yesterday|tomorrow|今天|昨天|明天)(?![\\p{L}\\p{N}_])', ([, day = ''], { yearly }) =>
    yearly ? [day] : undefined,
  ),
  word('上个月|前一个月|上一个月', '上月'),
  word('这个月|这月|当月|本月内|本月以来', '本月'),
  word('上个星期|上星期|上一周|上个周', '上周'),
  word('这个星期|这星期|本星期|这周|本周内|当周', '本周'),
  word('上个季度|上一季度', '上季度'),
  word('这个季度|本季|本季度内', '本季度'),
  word('今年以来|今年内|本年度?', '今年'),
  word('上一年|上年', '去年'),
  word('是今天|今日|当天|当日', '今天'),
  word('是昨天|昨日', '昨天'),
  word('是明天|明日', '明天'),
  after('is (today|yesterday|tomorrow)\\b', ([, day = '']) => [day]),
  after('(?:是|为)[ \\t]+(今天|昨天|明天)', ([, day = '']) => [day]),

  after(
    `(?:还剩|还有|剩余|剩)${B}(?:不到|不足)?${B}([0-9]+|${NUMERAL})${UNIT}(?:[之以]?内)?${END}`,
    ([, n = '', unit = ''], { did }) => (did ? undefined : around('未来', span(n, unit), '内')),
  ),

  // Missing values.
  word('是空的?|没填|未填|没有填|空着|为空值|没有值', '为空'),
  word('不是空的?|非空|已填|填了|有值', '不为空'),
  after('is (?:null|NULL|empty|unknown|not known)\\b', () => ['is missing']),
  after('is not (?:null|NULL|empty|unknown|missing)\\b', () => ['is known']),

  // Days that come back every year.
  start(`周年[ \\t]+${EVENT}(?=[ \\t]*(?:未来|近|今天|明天|昨天|本|上))`, ([, date = '']) => [`周年(${date})`]),
  start(
    `anniversary (?:of )?([\\p{L}_]+)(?= (?:within|in|today|tomorrow|yesterday|on|this|last)\\b)`,
    // A field may be called anniversary: what is asked of it begins with a keyword.
    ([, date = '']) => (keywordOf(date) === undefined ? [`anniversary(${date})`] : undefined),
  ),
];

const FIRST = new Set(
  '下买购产进剩还在于最过近今未接已至持续连没从随然之接其后再不大多超变有发改上这本当前昨明是为空非填周一二两三四五六七八九十百半天日月每0123456789且并但先晚早迟满=>',
);
const FIRST_ENGLISH = new Set(
  'in,after,later,before,earlier,in last,in each,within,within next,over,during,then,and,followed,every,each,at least,once,twice,thrice,more,for,for at least,was,has,has been,did,not,next,the,is,is missing,is known,anniversary'.split(
    ',',
  ),
);

/** Whether any paraphrase may begin with a word: a cheap question that is asked of every word. */
export const beginsParaphrase = (word: string): boolean => FIRST.has(word[0] ?? '') || FIRST_ENGLISH.has(word);

const BY_PLACE: Readonly<Record<Paraphrase['place'], readonly Paraphrase[]>> = {
  after: PARAPHRASES.filter(({ place }) => place === 'after'),
  start: PARAPHRASES.filter(({ place }) => place === 'start'),
};

/**
 * Whatever the pattern fits, and perhaps more: what ends a word is left to the pattern itself, and so is which of the
 * characters beyond ASCII are letters. To list all of those wherever a name may stand is what takes long.
 */
const loosely = ({ pattern }: Paraphrase): string =>
  pattern.source
    .replaceAll(END, '')
    .replaceAll('(?![\\p{L}])', '')
    .replaceAll('\\p{L}', 'A-Za-z\\u{80}-\\u{10ffff}')
    .replaceAll('\\p{N}', '0-9');

const anyOf = (paraphrases: readonly Paraphrase[]): RegExp =>
  new RegExp(paraphrases.map((each) => `(?:${loosely(each)})`).join('|'), 'uy');
/** All patterns of a place as one: nearly everywhere none of them is there, which is so asked at once. */
const ANY: Readonly<Record<Paraphrase['place'], RegExp>> = {
  after: anyOf(BY_PLACE.after),
  start: anyOf(BY_PLACE.start),
};

/** What is said at a place of the text, and what it should be. */
export const paraphrased = (
  text: string,
  at: number,
  place: Paraphrase['place'],
  clause: () => Around,
): { readonly length: number; readonly instead: readonly string[] } | undefined => {
  ANY[place].lastIndex = at;
  if (!ANY[place].test(text)) return undefined;
  for (const paraphrase of BY_PLACE[place]) {
    paraphrase.pattern.lastIndex = at;
    const found = paraphrase.pattern.exec(text);
    const instead = found === null ? undefined : paraphrase.write(found, clause());
    if (found !== null && instead !== undefined && instead[0] !== found[0]) return { length: found[0].length, instead };
  }
  return undefined;
};
