import type { CalendarUnit, CalendarWindow, DurationLit, Habit } from '../../syntax/ast/index.js';
import { exactLength, isCalendarSpan, spanText } from '../types/literals.js';
import { excerpt } from '../types/called.js';
import type { Rule } from './rule.js';

/** Where a length of time has to be longer than nothing. */
const NEEDS_LENGTH: ReadonlySet<string> = new Set([
  'LastWindow',
  'NextWindow',
  'AgoWindow',
  'BeforeWindow',
  'CaseDecl',
  'TagDecl',
  'Step',
  'Habit',
  'HeldFor',
  'After',
]);
/** A thousand years: beyond them calendars, and the arithmetic of instants, come to their ends. */
const MOST_YEARS = 1000;
const YEAR_MS = 31_556_952_000;

/** A calendar span is whole; no span is beyond all measure; a window, and an `expires`, last longer than nothing. */
export const spans: Rule = ({ book, each }) => {
  each<DurationLit>('DurationLit', (literal, { report, file, ancestors }) => {
    const text = spanText(literal, { book, file });
    const [parent] = ancestors;
    if (isCalendarSpan(literal) && !Number.isInteger(Number(literal.amount))) {
      report('fractional-calendar-span', literal, { text });
    } else if (yearsOf(literal) > MOST_YEARS) report('span-too-long', literal, { text });
    else if (
      isNothing(literal) &&
      parent !== undefined &&
      NEEDS_LENGTH.has(parent.kind) &&
      !isAgoEnd(literal, parent)
    ) {
      report('zero-span', literal, { text });
    }
  });
  each<CalendarWindow>('CalendarWindow', (window, { report, file }) => {
    const text = excerpt(window, { book, file });
    if (window.count < 1) report('zero-span', window, { text });
    else if (window.count / UNITS_A_YEAR[window.unit] > MOST_YEARS) report('span-too-long', window, { text });
  });
  each<Habit>('Habit', (habit, { report, file }) => {
    const { period, count } = habit;
    const years = period.kind === 'length' ? yearsOf(period.length) : 1 / UNITS_A_YEAR[period.unit];
    if (years <= MOST_YEARS && years * count > MOST_YEARS) {
      report('span-too-long', habit, { text: excerpt(habit, { book, file }) });
    }
  });
};

const UNITS_A_YEAR: { readonly [U in CalendarUnit]: number } = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };

const yearsOf = (literal: DurationLit): number => {
  if (literal.unit === 'y') return Number(literal.amount);
  return literal.unit === 'mo' ? Number(literal.amount) / 12 : exactLength(literal) / YEAR_MS;
};

/** Lengths are kept in whole milliseconds, so less than half of one is nothing. */
const isNothing = (literal: DurationLit): boolean =>
  isCalendarSpan(literal) ? Number(literal.amount) === 0 : Math.round(exactLength(literal)) === 0;

/** `between 30d and 0d ago` ends now, which is allowed. */
const isAgoEnd = (literal: DurationLit, parent: object): boolean => 'to' in parent && parent.to === literal;
