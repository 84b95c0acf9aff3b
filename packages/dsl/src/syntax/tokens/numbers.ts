import type { CalendarUnit, DurationUnit } from '../ast/index.js';

/** What a run of digits (and what is glued to it) says. Amounts are canonical decimals. */
export type Literal =
  | { readonly is: 'number'; readonly value: string; readonly scale: '' | '万' | '亿'; readonly counter: string }
  | { readonly is: 'percent'; readonly value: string }
  | { readonly is: 'duration'; readonly amount: string; readonly unit: DurationUnit }
  | { readonly is: 'date'; readonly date: string; readonly time: string }
  | { readonly is: 'calendar'; readonly count: number; readonly unit: CalendarUnit }
  | { readonly is: 'percentile'; readonly amount: string }
  | BadNumber;

export interface BadNumber {
  readonly is: 'bad';
  readonly why: 'glued' | 'month-or-minute' | 'no-such-date' | 'date-form' | 'rank-without-unit';
  /** Texts to write instead, the likeliest first. */
  readonly instead: readonly string[];
}

export interface Scanned {
  readonly length: number;
  readonly literal: Literal;
}

const DIGITS = /[0-9][0-9_]*(?:\.[0-9][0-9_]*)?/y;
const GLUED = /[\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}]*/uy;
const DATE = /([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])/y;
const CLOCK = /(?:[ \t]+|[tT])([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?![0-9:])/y;
const CHINESE_DATE = /([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?/y;

const UNITS: ReadonlyMap<string, DurationUnit> = new Map([
  ['s', 's'], ['秒', 's'], ['秒钟', 's'], ['min', 'min'], ['分钟', 'min'], ['h', 'h'], ['小时', 'h'], ['个小时', 'h'],
  ['d', 'd'], ['天', 'd'], ['日', 'd'], ['w', 'w'], ['周', 'w'], ['个星期', 'w'], ['星期', 'w'],
  ['mo', 'mo'], ['个月', 'mo'], ['y', 'y'], ['年', 'y'],
]); // prettier-ignore
const CALENDAR: ReadonlyMap<string, CalendarUnit> = new Map([
  ['天', 'day'],
  ['日', 'day'],
  ['周', 'week'],
  ['月', 'month'],
  ['季度', 'quarter'],
  ['季', 'quarter'],
  ['年', 'year'],
]);
const COUNTERS = new Set(
  (
    '次 岁 元 块 块钱 人 位 名 个 件 单 笔 条 家 分 级 张 台 款 套 篇 页 种 项 门 部 只 瓶 杯 公里 千米 km ' +
    '期 个季度 季度'
  ).split(' '),
);
/** 个 between a count and a length: 近4个90天. The two are literals of their own. */
const PERIODS = new RegExp(
  `个[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?(?:${[...UNITS.keys()].join('|')})(?![\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}])`,
  'uy',
);
/** What may follow a unit at once, as a word of its own. */
const TAIL = /(?:之|以)?[内前]$|[中里内](?:有)?至[少多][0-9].*$/u;
/** 3次以上: how many times, as people say it. */
const AT_LEAST = /(?:及?以上|或更多)$/u;

/** No `_`, no leading zeros, no trailing fraction zeros. */
export const canonicalDecimal = (written: string): string => {
  const [whole = '', fraction = ''] = written.replaceAll('_', '').split('.');
  const kept = fraction.replace(/0+$/, '');
  return (whole.replace(/^0+(?=.)/, '') || '0') + (kept === '' ? '' : `.${kept}`);
};

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDate = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
};

const dateText = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const scanDate = (text: string, offset: number): Scanned | undefined => {
  const match = matchAt(DATE, text, offset) ?? matchAt(CHINESE_DATE, text, offset);
  if (match === null) return undefined;
  const [written, year = '', month = '', day = ''] = match;
  const date = dateText(year, month, day);
  if (!isDate(Number(year), Number(month), Number(day))) {
    return { length: written.length, literal: { is: 'bad', why: 'no-such-date', instead: [] } };
  }
  if (written !== date) return { length: written.length, literal: { is: 'bad', why: 'date-form', instead: [date] } };
  const clock = matchAt(CLOCK, text, offset + date.length);
  if (clock === null) return { length: date.length, literal: { is: 'date', date, time: '' } };
  const [clockText, hour = '', minute = '', second] = clock;
  const length = date.length + clockText.length;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) {
    return { length, literal: { is: 'bad', why: 'no-such-date', instead: [] } };
  }
  const time = `${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  return { length, literal: { is: 'date', date, time } };
};

/** What digits with a suffix mean, if the suffix is one that the language knows. */
const read = (digits: string, suffix: string): Literal | undefined => {
  const value = canonicalDecimal(digits);
  const unit = UNITS.get(suffix);
  if (unit !== undefined) return { is: 'duration', amount: value, unit };
  const [, scale = '', counter = ''] = /^([万亿]?)(.*)$/u.exec(suffix) ?? [];
  if (counter === '' || COUNTERS.has(counter)) {
    return { is: 'number', value, scale: scale as '' | '万' | '亿', counter };
  }
  const calendar = /^个?自然(.+)$/u.exec(suffix)?.[1];
  const calendarUnit = calendar === undefined ? undefined : CALENDAR.get(calendar);
  if (calendarUnit !== undefined) return { is: 'calendar', count: Number(value), unit: calendarUnit };
  if (suffix === '分位' || suffix === '分位数') return { is: 'percentile', amount: value };
  return undefined;
};

/** Characters after which a glued word is no slip of two words, and not worth the search. */
const LONGEST_GLUED = 40;

/** The pieces of a glued word: the longest literal it begins with, and the rest. */
const splitGlued = (digits: string, suffix: string): readonly string[] => {
  const chars = Array.from(suffix);
  if (chars.length > LONGEST_GLUED) return [];
  for (let taken = chars.length - 1; taken > 0; taken--) {
    const head = chars.slice(0, taken).join('');
    if (read(digits, head) !== undefined) return [`${digits}${head} ${chars.slice(taken).join('')}`];
  }
  return [];
};

/** Reads the literal that begins with a digit at `offset` of a folded text. */
export const scanNumber = (text: string, offset: number): Scanned | undefined => {
  const date = scanDate(text, offset);
  if (date !== undefined) return date;
  const digits = matchAt(DIGITS, text, offset)?.[0];
  if (digits === undefined) return undefined;
  const suffix = matchAt(GLUED, text, offset + digits.length)?.[0] ?? '';
  const end = digits.length + suffix.length;
  if (suffix === '' && text[offset + end] === '%') {
    return { length: end + 1, literal: { is: 'percent', value: canonicalDecimal(digits) } };
  }
  const literal = read(digits, suffix);
  if (literal !== undefined) return { length: end, literal };
  if (matchAt(PERIODS, text, offset + digits.length) !== null) {
    const value = canonicalDecimal(digits);
    return { length: digits.length + 1, literal: { is: 'number', value, scale: '', counter: '个' } };
  }
  const tail = TAIL.exec(suffix);
  if (tail !== null) {
    const inner = read(digits, suffix.slice(0, tail.index));
    if (inner?.is === 'duration' || inner?.is === 'calendar') {
      return { length: digits.length + tail.index, literal: inner };
    }
  }
  const more = AT_LEAST.exec(suffix);
  if (more !== null) {
    const counted = read(digits, suffix.slice(0, more.index));
    if (counted?.is === 'number' && counted.counter !== '') {
      return { length: digits.length + more.index, literal: counted };
    }
  }
  if (suffix === 'm' || suffix === '月') {
    const instead = suffix === 'm' ? [`${digits}min`, `${digits}mo`] : [`${digits}个月`];
    return { length: end, literal: { is: 'bad', why: 'month-or-minute', instead } };
  }
  return { length: end, literal: { is: 'bad', why: 'glued', instead: splitGlued(digits, suffix) } };
};
