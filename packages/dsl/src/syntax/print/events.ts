import type { Aggregate, Did, Expr, Habit, Recency, Step, Times } from '../ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import { spell } from '../tokens/keywords.js';
import { COUNTED, EACH, PERIOD_COUNTER } from '../tokens/periods.js';
import { printName } from './names.js';
import type { Style } from './style.js';
import { printWhere } from './where.js';
import { CHINESE_CALENDAR, printDuration, printWindow } from './windows.js';

type Print = (expr: Expr, style: Style) => string;

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const BOUNDS = { 'at least': 'atLeast', 'at most': 'atMost', exactly: 'exactly' } as const;

/** `at least 3 times`, 至少3次. */
export const printTimes = (times: Times, style: Style): string => {
  const zh = style.vocabulary(times) === 'zh';
  const bound = style.word(times, BOUNDS[times.bound]);
  return zh ? `${bound}${times.count}次` : `${bound} ${times.count} ${style.word(times, 'times')}`;
};

/** `as v`. */
export const printAlias = (node: Did | Step | Aggregate | Recency, style: Style): string =>
  node.alias === undefined ? '' : `${style.word(node, 'as')} ${printName(node.alias)}`;

/** `view as v where …`; a window that follows at once would be taken into the `where`. */
const printHappening = (node: Did | Step, style: Style, beforeWindow: boolean, print: Print): string =>
  join(
    node.event === 'any' ? style.word(node, 'anyEvent') : printName(node.event),
    printAlias(node, style),
    node.where === undefined ? '' : printWhere(node, node.where, style, beforeWindow, print),
  );

export const printDid = (node: Did, style: Style, word: 'did' | 'notDid', print: Print): string => {
  const { times, steps, window, habit } = node;
  const anchored = window !== undefined || habit !== undefined;
  const counted = times === undefined ? '' : printTimes(times, style);
  const when =
    window === undefined ? (habit === undefined ? '' : printHabit(habit, style)) : printWindow(window, style);
  // 近3个自然月 每月 至少2次: Chinese counts within the period that it has just named.
  const countsLast = habit !== undefined && steps.length === 0 && style.vocabulary(habit) === 'zh';
  return join(
    style.word(node, word),
    printHappening(node, style, anchored && steps.length === 0, print),
    ...(countsLast ? [when, counted] : [counted]),
    ...steps.map((step, at) => printStep(step, style, anchored && at === steps.length - 1, print)),
    countsLast ? '' : when,
  );
};

/** `then not order where … within 2h`. */
export const printStep = (step: Step, style: Style, beforeWindow: boolean, print: Print): string => {
  const { within } = step;
  const happening = printHappening(step, style, beforeWindow && within === undefined, print);
  const word = within === undefined ? '' : style.word(step, 'within');
  const length = within === undefined ? '' : printDuration(within, style);
  return join(
    style.word(step, step.negated ? 'thenNot' : 'thenStep'),
    happening,
    word === '内' ? `${length}${word}` : join(word, length),
  );
};

/** `in at least 4 of last 8 weeks`, 近8周 至少4周. */
export const printHabit = (habit: Habit, style: Style): string =>
  style.vocabulary(habit) === 'zh' ? printChinese(habit, style) : printEnglish(habit, style);

const printEnglish = (habit: Habit, style: Style): string => {
  const { quota } = habit;
  const periods = englishPeriods(habit, style);
  if (quota === 'each') return `${spell('eachPeriod', 'en')} ${periods}`;
  return `${spell('in', 'en')} ${spell(BOUNDS[quota.bound], 'en')} ${quota.count} ${spell('ofLast', 'en')} ${periods}`;
};

const englishPeriods = ({ count, period }: Habit, style: Style): string => {
  const plural = count === 1 ? '' : 's';
  switch (period.kind) {
    case 'calendar':
      return `${count} calendar ${period.unit}${plural}`;
    case 'rolling':
      return `${count} ${period.unit}${plural}`;
    case 'length':
      return `${count} ${spell('periodsOf', 'en')} ${printDuration(period.length, style)}`;
    default:
      return unreachable(period);
  }
};

const printChinese = (habit: Habit, style: Style): string => {
  const { quota, period } = habit;
  const length = period.kind === 'length';
  const stretch = `${spell('inLast', 'zh')}${chinesePeriods(habit, style)}`;
  if (quota === 'each') return `${stretch} ${spell(length ? 'eachPeriod' : EACH[period.unit], 'zh')}`;
  return `${stretch} ${spell(BOUNDS[quota.bound], 'zh')}${quota.count}${length ? PERIOD_COUNTER : COUNTED[period.unit]}`;
};

const chinesePeriods = ({ count, period }: Habit, style: Style): string => {
  switch (period.kind) {
    case 'calendar':
      return `${count}个自然${CHINESE_CALENDAR[period.unit]}`;
    case 'rolling':
      return `${count}${COUNTED[period.unit]}`;
    case 'length':
      return `${count}${spell('periodsOf', 'zh')}${printDuration(period.length, style)}`;
    default:
      return unreachable(period);
  }
};
