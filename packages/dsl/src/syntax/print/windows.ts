import type {
  Ago,
  CalendarUnit,
  DateLit,
  DurationLit,
  DurationUnit,
  NumberLit,
  UnitWindow,
  Window,
} from '../ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { KeywordId } from '../tokens/keywords.js';
import type { Style } from './style.js';

const CHINESE_UNIT: Readonly<Record<DurationUnit, string>> = {
  s: '秒',
  min: '分钟',
  h: '小时',
  d: '天',
  w: '周',
  mo: '个月',
  y: '年',
};
export const CHINESE_CALENDAR: Readonly<Record<CalendarUnit, string>> = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季度',
  year: '年',
};
const UNIT_WINDOWS: Readonly<Record<UnitWindow['unit'], Readonly<Record<UnitWindow['which'], KeywordId>>>> = {
  week: { this: 'thisWeek', last: 'lastWeek' },
  month: { this: 'thisMonth', last: 'lastMonth' },
  quarter: { this: 'thisQuarter', last: 'lastQuarter' },
  year: { this: 'thisYear', last: 'lastYear' },
};

export const printNumber = (number: NumberLit): string => `${number.value}${number.scale}${number.counter}`;
export const printDate = (date: DateLit): string => (date.time === '' ? date.date : `${date.date} ${date.time}`);
export const printDuration = (length: DurationLit, style: Style): string =>
  `${length.amount}${style.vocabulary(length) === 'zh' ? CHINESE_UNIT[length.unit] : length.unit}`;

/** `30d ago`, 30天前. */
export const printAgo = (window: Window | Ago, length: DurationLit, style: Style): string => {
  const word = style.word(window, 'ago');
  return `${printDuration(length, style)}${word === '前' ? '' : ' '}${word}`;
};

/** A window, with its `not` where the test it belongs to is negated. */
export const printWindow = (window: Window, style: Style, negated = false): string => {
  if (window.kind === 'AgoWindow') {
    const between = style.word(window, negated ? 'notBetween' : 'between');
    const from = printDuration(window.from, style);
    return `${between} ${from} ${style.word(window, 'betweenAnd')} ${printAgo(window, window.to, style)}`;
  }
  const not = negated ? `${style.word(window, 'notWindow')} ` : '';
  return not + printPositive(window, style);
};

const printPositive = (window: Exclude<Window, { kind: 'AgoWindow' }>, style: Style): string => {
  switch (window.kind) {
    case 'LastWindow': {
      const word = style.word(window, 'inLast');
      return `${word}${word === '近' ? '' : ' '}${printDuration(window.length, style)}`;
    }
    case 'NextWindow': {
      const length = printDuration(window.length, style);
      const word = style.word(window, 'withinNext');
      return word === '未来' ? `${word}${length}内` : `${word} ${length}`;
    }
    case 'CalendarWindow': {
      const { count, unit } = window;
      if (style.word(window, 'inLast') === '近') return `近${count}个自然${CHINESE_CALENDAR[unit]}`;
      return `in last ${count} calendar ${unit}${count === 1 ? '' : 's'}`;
    }
    case 'RangeWindow':
      return [
        style.word(window, 'fromDate'),
        printDate(window.from),
        style.word(window, 'to'),
        printDate(window.to),
      ].join(' ');
    case 'OnWindow':
      return `${style.word(window, 'onDate')} ${printDate(window.date)}`;
    case 'OnAgoWindow':
      return `${style.word(window, 'onDate')} ${printAgo(window, window.length, style)}`;
    case 'BeforeWindow':
      return `${style.word(window, 'before')} ${printAgo(window, window.length, style)}`;
    case 'DayWindow':
      return style.word(window, window.day);
    case 'UnitWindow':
      return style.word(window, UNIT_WINDOWS[window.unit][window.which]);
    default:
      return unreachable(window);
  }
};
