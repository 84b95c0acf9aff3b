import type { NumberForm, ValueType } from '../../catalog/types.js';
import { formOf, MAX_EXACT } from '../../catalog/types.js';
import { MAX_INT64, MIN_INT64 } from '../../plan/semantics/index.js';
import { double, integer, noInteger, type Sql, text } from './fragments.js';

/**
 * An emitted value and what is known of it without running it. Exact arithmetic is written bare, and guarded once
 * where its result is used: see `settled` in `numbers.ts`.
 */
export interface Term {
  readonly sql: Sql;
  /** Exact at a scale, or a double; undefined where it is no number (text, sets, points). */
  readonly form: NumberForm | undefined;
  /** No exact value is further from zero than this. */
  readonly magnitude: bigint;
  /** Whether arithmetic on the way may have left 64 bits. */
  readonly overflows: boolean;
  /** Roughly how much text it is: what is written twice must not grow without bound. */
  readonly weight: number;
  /** The scaled integer of an exact constant. */
  readonly constant?: bigint;
}

/** A column of a fact or of the state. */
export const stored = (sql: Sql, type: ValueType, magnitude = BigInt(MAX_EXACT)): Term => ({
  sql,
  form: formOf(type),
  magnitude,
  overflows: false,
  weight: 1,
});

/** A constant that 64 bits cannot hold is missing where it is computed with; comparisons still know it exactly. */
export const exactConstant = (value: bigint, scale: number): Term => {
  const fits = value >= MIN_INT64 && value <= MAX_INT64;
  return {
    sql: fits ? integer(value) : noInteger,
    form: { exact: scale },
    magnitude: fits ? magnitudeOf(value) : 0n,
    overflows: false,
    weight: 1,
    constant: value,
  };
};

/** A computed exact number. */
export const exactTerm = (sql: Sql, scale: number, magnitude: bigint, weight: number, overflows: boolean): Term => ({
  sql,
  form: { exact: scale },
  magnitude,
  overflows: overflows || magnitude > MAX_INT64,
  weight,
});

/** A computed double. */
export const realTerm = (sql: Sql, weight: number): Term => ({
  sql,
  form: 'real',
  magnitude: 0n,
  overflows: false,
  weight,
});

export const scaleOf = (term: Term): number => {
  if (term.form === undefined || term.form === 'real') throw new Error('not an exact number');
  return term.form.exact;
};

export const isReal = (term: Term): boolean => term.form === 'real';

export const magnitudeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** A computed integer that stays far from the ends of 64 bits. */
export const smallTerm = (sql: Sql, weight: number): Term => exactTerm(sql, 0, BigInt(MAX_EXACT), weight, false);

/** What a column may hold that is no copy of a fact. */
export const WIDE = MAX_INT64 + 1n;

/** A constant of the plan, in storage units. */
export const constantTerm = (type: ValueType, value: string | number | boolean): Term => {
  const form = formOf(type);
  if (typeof value === 'string') return { ...stored(text(value), type), form };
  if (form === 'real') return realTerm(double(Number(value)), 1);
  return exactConstant(BigInt(value), form?.exact ?? 0);
};
