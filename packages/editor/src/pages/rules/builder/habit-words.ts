import { type Ast, unreachable } from '@tagwright/dsl';
import type { Words } from '../../../words/index.js';

type BuilderWords = Words['builder'];

/** `in each of the last 3 calendar months`, 在最近 8 周中至少 4 周. `lengthText`: how a length is read. */
export const habitText = (
  { quota, count, period }: Ast.Habit,
  words: BuilderWords,
  lengthText: (length: Ast.DurationLit) => string,
): string => {
  const periods = periodsText(count, period, words, lengthText);
  const unit = period.kind === 'length' ? 'length' : period.unit;
  if (quota === 'each') return words.habit.each(periods, words.eachOf[unit]);
  return words.habit.some(periods, words.times[quota.bound], words.ofPeriods[unit](String(quota.count)));
};

/** How often in each period, where a habit names periods without saying that each is meant: 每周至少 2 次. */
export const timesInPeriod = ({ quota, period }: Ast.Habit, times: string, words: BuilderWords): string =>
  quota === 'each' ? times : words.habit.times(times, words.eachOf[period.kind === 'length' ? 'length' : period.unit]);

const periodsText = (
  count: number,
  period: Ast.Habit['period'],
  words: BuilderWords,
  lengthText: (length: Ast.DurationLit) => string,
): string => {
  const number = String(count);
  switch (period.kind) {
    case 'calendar':
      return words.calendarPeriods[period.unit](number);
    case 'rolling':
      return words.rollingPeriods[period.unit](number);
    case 'length':
      return words.lengthPeriods(number, lengthText(period.length));
    default:
      return unreachable(period);
  }
};
