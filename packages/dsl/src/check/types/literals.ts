import { date, duration, MAX_EXACT, time, type ValueType } from '../../catalog/types.js';
import type { DateLit, DurationLit, Expr, NumberLit, PercentLit } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { decimalOf, fractionDigits, MOST_DIGITS } from './decimals.js';

const UNIT_MS = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A number written out, or arithmetic of such: it may stand against an amount as well as against any number. */
export const isWrittenNumber = (expr: Expr): boolean => {
  switch (expr.kind) {
    case 'NumberLit':
    case 'PercentLit':
      return true;
    case 'Negate':
      return isWrittenNumber(expr.operand);
    case 'Arith':
      return isWrittenNumber(expr.left) && isWrittenNumber(expr.right);
    default:
      return false;
  }
};

export const numberType = (literal: NumberLit | PercentLit, cx: Context): ValueType | undefined => {
  const decimal = decimalOf(literal);
  const digits = fractionDigits(decimal);
  if (digits > MOST_DIGITS) {
    cx.report('number-too-fine', literal, { value: decimal, digits: MOST_DIGITS });
    return undefined;
  }
  if (BigInt(decimal.replace('.', '')) > BigInt(MAX_EXACT)) {
    cx.report('number-too-large', literal, { value: decimal });
    return undefined;
  }
  return { kind: 'number', form: { exact: digits } };
};

export const dateType = (literal: DateLit): ValueType => (literal.time === '' ? date : time);

export const isCalendarSpan = (literal: DurationLit): boolean => literal.unit === 'mo' || literal.unit === 'y';

/** The text of a length of time as the author wrote it. */
export const spanText = (literal: DurationLit, cx: Pick<Context, 'book' | 'file'>): string =>
  cx.book.written(cx.file, literal.span) ?? `${literal.amount}${literal.unit}`;

/** Whole milliseconds of an exact length; NaN for a calendar span. */
export const exactLength = (literal: DurationLit): number =>
  literal.unit === 'mo' || literal.unit === 'y' ? Number.NaN : Number(literal.amount) * UNIT_MS[literal.unit];

/** A length of time as a value: calendar spans stand in windows and against `since` and `until`, not here. */
export const durationType = (literal: DurationLit, cx: Context): ValueType | undefined => {
  if (isCalendarSpan(literal)) {
    cx.report('calendar-span', literal, { text: spanText(literal, cx) });
    return undefined;
  }
  return duration;
};
