import type { CalendarUnit, Habit, Times } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { DAY_MS } from '../semantics/index.js';
import type { PlanWindow, Span } from '../windows.js';
import type { Facts } from './aggregates.js';
import type { Context } from './context.js';
import { spanOf } from './literals.js';
import { timesOf } from './times.js';

/** `at least 2 times in each of last 3 calendar months`: one count for each period, and how many of them are met. */
export const habitOf = (context: Context, facts: readonly Facts[], habit: Habit, times: Times | undefined): Cond => {
  const asked = times ?? { bound: 'at least', count: 1 };
  const operands = Array.from({ length: habit.count }, (_, index) => {
    const window = periodOf(habit.period, index);
    return timesOf(
      context,
      facts.map((each) => ({ ...each, window })),
      asked,
    );
  });
  return quotaOf(habit.quota, operands);
};

/** The period that lies `index` periods back from now: calendar units are complete, other lengths meet at their ends. */
const periodOf = (period: Habit['period'], index: number): PlanWindow => {
  if (period.kind === 'calendar') return { kind: 'nth-unit', back: index + 1, unit: period.unit };
  const length = period.kind === 'length' ? spanOf(period.length) : LENGTHS[period.unit];
  const from = times(length, index + 1);
  return index === 0 ? { kind: 'last', span: from } : { kind: 'ago', from, to: times(length, index) };
};

const LENGTHS: { readonly [U in CalendarUnit]: Span } = {
  day: { unit: 'ms', ms: DAY_MS },
  week: { unit: 'ms', ms: 7 * DAY_MS },
  month: { unit: 'months', months: 1 },
  quarter: { unit: 'months', months: 3 },
  year: { unit: 'months', months: 12 },
};

const times = (span: Span, count: number): Span =>
  span.unit === 'ms' ? { unit: 'ms', ms: span.ms * count } : { unit: 'months', months: span.months * count };

/** `at most 3` is not `at least 4`; exactly is both. */
const quotaOf = (quota: Habit['quota'], operands: readonly Cond[]): Cond => {
  if (quota === 'each') return { kind: 'and', operands };
  const atLeast = (count: number): Cond => ({ kind: 'at-least', count, operands });
  const noMore: Cond = { kind: 'not', operand: atLeast(quota.count + 1) };
  switch (quota.bound) {
    case 'at least':
      return atLeast(quota.count);
    case 'at most':
      return noMore;
    case 'exactly':
      return { kind: 'and', operands: [atLeast(quota.count), noMore] };
  }
};
