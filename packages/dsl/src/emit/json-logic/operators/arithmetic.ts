import {
  addExact,
  compareValues,
  type Exact,
  multiplyExact,
  raiseExact,
  realOf,
  roundExact,
  roundReal,
  subtractExact,
  withinInt64,
} from '../../../plan/semantics/index.js';
import { type Known, ofKnown, type Operator } from './scope.js';

/** A double out of others; what is no number (infinity less infinity) is missing. */
const real = (value: number): Known => (Number.isNaN(value) ? null : value);

const best = (sign: 1 | -1): Operator =>
  ofKnown((...values: readonly (string | Exact)[]) =>
    values.reduce((least, value) => (compareValues(value, least) * sign < 0 ? value : least)),
  );

/** Exact integers, missing beyond 64 bits; and doubles, whose operators say `real`. */
export const arithmetic = {
  tw_add: ofKnown(addExact),
  tw_subtract: ofKnown(subtractExact),
  tw_multiply: ofKnown(multiplyExact),
  /** Times a power of ten: to a finer scale. The one operator whose result may pass 64 bits. */
  tw_raise: ofKnown(raiseExact),
  tw_int64: ofKnown(withinInt64),
  tw_round: ofKnown(roundExact),
  tw_abs: ofKnown((value: Exact) => (value < 0 ? subtractExact(0, value) : value)),
  tw_least: best(1),
  tw_greatest: best(-1),
  tw_real: ofKnown(realOf),
  tw_round_real: ofKnown(roundReal),
  tw_add_real: ofKnown((a: number, b: number) => real(a + b)),
  tw_subtract_real: ofKnown((a: number, b: number) => real(a - b)),
  tw_multiply_real: ofKnown((a: number, b: number) => real(a * b)),
  tw_divide: ofKnown((a: number, b: number) => (b === 0 ? null : real(a / b))),
  tw_negate_real: ofKnown((value: number) => -value),
  tw_abs_real: ofKnown((value: number) => Math.abs(value)),
} satisfies Readonly<Record<string, Operator>>;
