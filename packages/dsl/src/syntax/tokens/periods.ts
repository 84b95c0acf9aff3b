import type { CalendarUnit } from '../ast/index.js';
import type { KeywordId } from './keywords.js';

/** How Chinese names a habit's periods again in its quota: 每月. */
export const EACH: Readonly<Record<CalendarUnit, KeywordId>> = {
  day: 'eachDay',
  week: 'eachWeek',
  month: 'eachMonth',
  quarter: 'eachQuarter',
  year: 'eachYear',
};

/** What follows a count of periods in Chinese: 近4个季度, 至少4周. */
export const COUNTED: Readonly<Record<CalendarUnit, string>> = {
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  year: '年',
};

/** A count of periods that are a written length, not a unit: 至少3期. */
export const PERIOD_COUNTER = '期';
