import { date, duration, time, type ValueType } from '../../catalog/types.js';
import type { DateLit, DurationLit } from '../../syntax/ast/index.js';
import { DAY_MS, fractionDigits, fromScaled, parseDate, parseLocal, toScaled } from '../semantics/index.js';
import type { Value } from '../values.js';
import type { PlanMoment, Span } from '../windows.js';

type Const = Extract<Value, { kind: 'const' }>;

/** An exact constant with just the fraction digits that it needs. */
export const numberConst = (decimal: string): Const => {
  const scale = fractionDigits(decimal);
  return {
    kind: 'const',
    type: { kind: 'number', form: { exact: scale } },
    value: must(toScaled(decimal, scale), decimal),
  };
};

/** The same number at the scale of `type`, so that a comparison need not rescale its column; itself where it does not fit. */
export const atScaleOf = (constant: Const, type: ValueType): Const => {
  if (!('form' in type) || !('form' in constant.type)) return constant;
  if (type.form === 'real' || constant.type.form === 'real') return constant;
  const scaled = toScaled(fromScaled(constant.value as number, constant.type.form.exact), type.form.exact);
  return scaled === undefined ? constant : { ...constant, type: { ...type, kind: type.kind }, value: scaled };
};

const UNIT_MS = { s: 1000, min: 60_000, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS } as const;
const UNIT_MONTHS = { mo: 1, y: 12 } as const;

export const isCalendar = (literal: DurationLit): boolean => literal.unit in UNIT_MONTHS;

/** Whole milliseconds, or whole calendar months. */
export const spanOf = (literal: DurationLit): Span => {
  if (literal.unit === 'mo' || literal.unit === 'y') {
    return { unit: 'months', months: Number(literal.amount) * UNIT_MONTHS[literal.unit] };
  }
  return { unit: 'ms', ms: Math.round(Number(literal.amount) * UNIT_MS[literal.unit]) };
};

export const durationConst = (literal: DurationLit): Const => {
  const span = spanOf(literal);
  if (span.unit !== 'ms') throw new Error(`\`${literal.amount}${literal.unit}\` is no exact length`);
  return { kind: 'const', type: duration, value: span.ms };
};

/** A whole date is a day, a date with a time of day an instant in the book's zone. */
export const momentOf = (literal: DateLit, zone: string): PlanMoment =>
  literal.time === ''
    ? { day: must(parseDate(literal.date), literal.date) }
    : { instant: must(parseLocal(literal.date, literal.time, zone), `${literal.date} ${literal.time}`) };

export const dateConst = (literal: DateLit, zone: string): Const => {
  const moment = momentOf(literal, zone);
  return 'day' in moment
    ? { kind: 'const', type: date, value: moment.day }
    : { kind: 'const', type: time, value: moment.instant };
};

/** The checker refuses what cannot be held, so a literal that reaches the plan always can. */
const must = (value: number | undefined, text: string): number => {
  if (value === undefined) throw new Error(`\`${text}\` cannot be held`);
  return value;
};
