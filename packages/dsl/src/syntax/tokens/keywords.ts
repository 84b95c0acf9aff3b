/**
 * Both vocabularies, in their one home: the lexer reads words by this table and the printer writes them by it.
 *
 * A `reserved` word is never a bare name (quotes make one of it). A `soft` word is a keyword only where the grammar
 * asks for it (a function before `(`, a type after `:`, a window before anything but `when`) and a name elsewhere.
 *
 * Several words have one spelling in one vocabulary and two in the other (`on` is 每当 before an event and 于 before a
 * date). The first row that has a spelling owns it in the lexer, and the grammar takes either; the later row is there
 * to be printed. A spelling with a space is one token, except those that begin with `not`.
 */
type Row = readonly [en: string, zh: string, use: 'reserved' | 'soft'];

const ROWS = {
  tag: ['tag', '标签', 'reserved'],
  segment: ['segment', '人群', 'reserved'],
  metric: ['metric', '指标', 'reserved'],
  customer: ['customer', '客户', 'reserved'],
  event: ['event', '事件', 'reserved'],
  list: ['list', '名单', 'reserved'],
  test: ['test', '测试', 'reserved'],
  timezone: ['timezone', '时区', 'reserved'],
  description: ['description', '说明', 'reserved'],

  when: ['when', '当', 'reserved'],
  on: ['on', '每当', 'reserved'],
  onDate: ['on', '于', 'reserved'],
  otherwise: ['otherwise', '其余', 'reserved'],
  expires: ['expires', '有效期', 'soft'],
  manual: ['manual', '手动', 'soft'],
  many: ['many', '多选', 'soft'],
  ordered: ['ordered', '有序', 'soft'],

  and: ['and', '且', 'reserved'],
  or: ['or', '或', 'reserved'],
  not: ['not', '非', 'reserved'],
  true: ['true', '是', 'reserved'],
  false: ['false', '否', 'reserved'],

  did: ['did', '做过', 'reserved'],
  notDid: ['not did', '未做过', 'reserved'],
  anyEvent: ['any event', '任意事件', 'reserved'],
  where: ['where', '其中', 'reserved'],
  as: ['as', '记为', 'reserved'],
  thenStep: ['then', '随后', 'reserved'],
  thenNot: ['then not', '随后未', 'reserved'],
  within: ['within', '内', 'reserved'],
  /** The quota of a habit. English has one phrase for all periods; Chinese names the period again: 近3个自然月 每月. */
  eachPeriod: ['in each of last', '每期', 'soft'],
  eachDay: ['in each of last', '每天', 'soft'],
  eachWeek: ['in each of last', '每周', 'soft'],
  eachMonth: ['in each of last', '每月', 'soft'],
  eachQuarter: ['in each of last', '每季度', 'soft'],
  eachYear: ['in each of last', '每年', 'soft'],
  atLeast: ['at least', '至少', 'reserved'],
  atMost: ['at most', '至多', 'reserved'],
  exactly: ['exactly', '恰好', 'reserved'],
  times: ['times', '次', 'soft'],

  in: ['in', '属于', 'reserved'],
  notIn: ['not in', '不属于', 'reserved'],
  has: ['has', '含有', 'reserved'],
  notHas: ['not has', '不含有', 'reserved'],
  hasAny: ['has any of', '含任一', 'reserved'],
  notHasAny: ['not has any of', '不含任一', 'reserved'],
  hasAll: ['has all of', '含全部', 'reserved'],
  notHasAll: ['not has all of', '不含全部', 'reserved'],
  contains: ['contains', '包含', 'reserved'],
  notContains: ['not contains', '不包含', 'reserved'],
  startsWith: ['starts with', '开头为', 'reserved'],
  notStartsWith: ['not starts with', '开头不为', 'reserved'],
  endsWith: ['ends with', '结尾为', 'reserved'],
  notEndsWith: ['not ends with', '结尾不为', 'reserved'],
  isMissing: ['is missing', '为空', 'reserved'],
  isKnown: ['is known', '不为空', 'reserved'],
  between: ['between', '介于', 'reserved'],
  notBetween: ['not between', '不介于', 'reserved'],
  betweenAnd: ['and', '与', 'reserved'],
  /** Before a window: `joined not in last 30d`, 注册时间 不在 近30天. */
  notWindow: ['not', '不在', 'reserved'],

  /** After a condition on a tag or a field: how long it has held. */
  heldFor: ['for at least', '持续', 'reserved'],
  changed: ['changed', '变更', 'soft'],
  notChanged: ['not changed', '未变更', 'soft'],

  inLast: ['in last', '近', 'reserved'],
  /** `in at least 4 of last 8 weeks`; Chinese begins with 近. */
  ofLast: ['of last', '近', 'reserved'],
  periodsOf: ['periods of', '个', 'reserved'],
  withinNext: ['within next', '未来', 'reserved'],
  ago: ['ago', '前', 'reserved'],
  before: ['before', '早于', 'reserved'],
  from: ['from', '来自', 'reserved'],
  fromDate: ['from', '从', 'reserved'],
  to: ['to', '到', 'soft'],
  calendar: ['calendar', '自然', 'soft'],
  today: ['today', '今天', 'soft'],
  yesterday: ['yesterday', '昨天', 'soft'],
  tomorrow: ['tomorrow', '明天', 'soft'],
  thisWeek: ['this week', '本周', 'soft'],
  thisMonth: ['this month', '本月', 'soft'],
  thisQuarter: ['this quarter', '本季度', 'soft'],
  thisYear: ['this year', '今年', 'soft'],
  lastWeek: ['last week', '上周', 'soft'],
  lastMonth: ['last month', '上月', 'soft'],
  lastQuarter: ['last quarter', '上季度', 'soft'],
  lastYear: ['last year', '去年', 'soft'],

  top: ['top', '前', 'soft'],
  bottom: ['bottom', '后', 'soft'],
  average: ['average', '均值', 'soft'],
  median: ['median', '中位数', 'soft'],
  among: ['among', '限于', 'reserved'],
  everyone: ['everyone', '全体', 'soft'],
  per: ['per', '按', 'reserved'],
  overall: ['overall', '全局', 'soft'],

  count: ['count', '次数', 'soft'],
  sum: ['sum', '总和', 'soft'],
  avg: ['avg', '平均', 'soft'],
  min: ['min', '最小', 'soft'],
  max: ['max', '最大', 'soft'],
  first: ['first', '首次', 'soft'],
  last: ['last', '末次', 'soft'],
  distinct: ['distinct', '去重数', 'soft'],
  mode: ['mode', '最常', 'soft'],
  share: ['share', '占比', 'soft'],
  days: ['days', '天数', 'soft'],

  since: ['since', '距今', 'soft'],
  until: ['until', '剩余', 'soft'],
  hour: ['hour', '小时', 'soft'],
  weekday: ['weekday', '星期', 'soft'],
  day: ['day', '日', 'soft'],
  month: ['month', '月份', 'soft'],
  year: ['year', '年份', 'soft'],
  age: ['age', '年龄', 'soft'],
  distance: ['distance', '距离', 'soft'],
  bucket: ['bucket', '分桶', 'soft'],
  score: ['score', '评分', 'soft'],
  abs: ['abs', '绝对值', 'soft'],
  round: ['round', '四舍五入', 'soft'],
  least: ['least', '较小值', 'soft'],
  greatest: ['greatest', '较大值', 'soft'],
  anniversary: ['anniversary', '周年', 'soft'],

  given: ['given', '已知', 'soft'],
  after: ['after', '经过', 'soft'],
  expect: ['expect', '期望', 'soft'],
  /** The clock of a test; 于 is shared with the windows. */
  atDate: ['at', '于', 'soft'],
  forCustomer: ['for', '对', 'soft'],
  /** Since when a hand-set tag has stood. */
  sinceDate: ['since', '自', 'soft'],

  text: ['text', '文本', 'soft'],
  integer: ['integer', '整数', 'soft'],
  number: ['number', '数值', 'soft'],
  money: ['money', '金额', 'soft'],
  bool: ['bool', '是否', 'soft'],
  /** A type, and the function that gives an instant's local date. */
  date: ['date', '日期', 'soft'],
  time: ['time', '时间', 'soft'],
  duration: ['duration', '时长', 'soft'],
  point: ['point', '位置', 'soft'],
  oneOf: ['one of', '枚举', 'soft'],
  setOf: ['set of', '多值', 'soft'],
  group: ['group', '归入', 'soft'],
} as const satisfies Record<string, Row>;

export type KeywordId = keyof typeof ROWS;
export type Vocabulary = 'en' | 'zh';

export const KEYWORD_IDS = Object.keys(ROWS) as readonly KeywordId[];

/** The spelling of a keyword in one vocabulary. */
export const spell = (id: KeywordId, vocabulary: Vocabulary): string => ROWS[id][vocabulary === 'en' ? 0 : 1];
export const isReserved = (id: KeywordId): boolean => ROWS[id][2] === 'reserved';

export interface Spelling {
  readonly id: KeywordId;
  readonly vocabulary: Vocabulary;
}

/** 前 and 后 before digits are composites of the lexer, as is 个 between them; alone, 前 belongs to `ago`. */
const COMPOSITE_ONLY: ReadonlySet<KeywordId> = new Set(['bottom', 'periodsOf']);

const WORDS = new Map<string, Spelling>();
const PHRASES: { readonly words: readonly string[]; readonly id: KeywordId }[] = [];
for (const id of KEYWORD_IDS) {
  const en = spell(id, 'en');
  if (!en.includes(' ')) {
    if (!WORDS.has(en)) WORDS.set(en, { id, vocabulary: 'en' });
  } else if (!/^(?:then )?not /.test(`${en} `)) {
    PHRASES.push({ words: en.split(' '), id });
  }
  const zh = spell(id, 'zh');
  if (!COMPOSITE_ONLY.has(id) && !WORDS.has(zh)) WORDS.set(zh, { id, vocabulary: 'zh' });
}
/** Other words for the same, which are read and never printed. */
const ALSO: Readonly<Record<string, KeywordId>> = {
  之内: 'within', 以内: 'within', 之前: 'ago', 以前: 'ago', 每日: 'eachDay', 每个月: 'eachMonth', 每个季度: 'eachQuarter',
  每小时: 'eachPeriod',
}; // prettier-ignore
for (const [word, id] of Object.entries(ALSO)) WORDS.set(word, { id, vocabulary: 'zh' });
PHRASES.push({ words: ['within', 'last'], id: 'inLast' });
PHRASES.sort((a, b) => b.words.length - a.words.length);

/** The keyword that a whole word is, in either vocabulary. */
export const keywordOf = (word: string): Spelling | undefined => WORDS.get(word);

/** English keywords of several words, longest first. */
export const phrases = (): typeof PHRASES => PHRASES;

const PHRASE_WORDS = new Set(PHRASES.flatMap((phrase) => phrase.words));
/** Whether the word is a part of a keyword such as `at least`, and so could be taken for it beside another name. */
export const isPhraseWord = (word: string): boolean => PHRASE_WORDS.has(word);
