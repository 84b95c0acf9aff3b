import type { ValueType } from '../catalog/types.js';
import type { ColumnId, HistoryId, RankId } from './types.js';

/**
 * What a value is worked out from. Every node says its type, which fixes its form: an exact integer at a scale, a
 * double, text, and so on. A missing operand makes the result missing.
 */
export type Value =
  /** In storage units: hundredths for money, ms for times and durations, epoch days for dates, the scaled integer for exact numbers. */
  | { readonly kind: 'const'; readonly type: ValueType; readonly value: string | number | boolean }
  /** A column of the customer's table. */
  | { readonly kind: 'customer-field'; readonly type: ValueType; readonly column: string }
  /**
   * Inside an aggregate only: a column of the event at hand. `up` (absent: 0) counts outwards from a `followed`
   * condition's event to the events that it is seen from.
   */
  | { readonly kind: 'event-field'; readonly type: ValueType; readonly column: string; readonly up?: number }
  /** Inside an aggregate only: the time of the event at hand; `up` as above. */
  | { readonly kind: 'event-time'; readonly type: ValueType; readonly up?: number }
  /** An aggregate of the customer, or of everybody. */
  | { readonly kind: 'column'; readonly type: ValueType; readonly column: ColumnId }
  /** An instant out of the customer's history. */
  | { readonly kind: 'history'; readonly type: ValueType; readonly history: HistoryId }
  /** Exact at `type`'s scale (operands are brought to it), or in doubles where `type` is real. */
  | {
      readonly kind: 'arith';
      readonly type: ValueType;
      readonly op: '+' | '-' | '*';
      readonly left: Value;
      readonly right: Value;
    }
  /** The double nearest to left / right in natural units; missing on division by zero. */
  | { readonly kind: 'quotient'; readonly type: ValueType; readonly left: Value; readonly right: Value }
  /** The exact integer at `type`'s scale nearest to the operand, half away from zero. */
  | { readonly kind: 'round'; readonly type: ValueType; readonly operand: Value }
  | { readonly kind: 'negate' | 'abs'; readonly type: ValueType; readonly operand: Value }
  /** now - operand. */
  | { readonly kind: 'since'; readonly type: ValueType; readonly operand: Value }
  /** operand - now. */
  | { readonly kind: 'until'; readonly type: ValueType; readonly operand: Value }
  | { readonly kind: 'least' | 'greatest'; readonly type: ValueType; readonly operands: readonly Value[] }
  /** Of a time (in the book's zone) or a date; `hour` of a time only; weekday 1 is Monday. */
  | {
      readonly kind: 'part';
      readonly type: ValueType;
      readonly part: 'hour' | 'weekday' | 'day' | 'month' | 'year';
      readonly operand: Value;
    }
  /** The local date of a time. */
  | { readonly kind: 'local-date'; readonly type: ValueType; readonly operand: Value }
  /** Whole years between a date and today; 29 February counts on 1 March in other years. */
  | { readonly kind: 'age'; readonly type: ValueType; readonly operand: Value }
  /**
   * The squared chord between a point field and a fixed unit vector, both with components scaled by 10^7 and rounded,
   * so that it is an integer below 2^53 (see `semantics/sphere`). A constant of type `distance` is such a square too.
   */
  | {
      readonly kind: 'distance';
      readonly type: ValueType;
      readonly operand: Value;
      readonly vector: readonly [number, number, number];
    }
  /** SHA-256 of salt, NUL and customer id, its first 32 bits modulo n. */
  | { readonly kind: 'bucket'; readonly type: ValueType; readonly n: number; readonly salt: string }
  /** 1 + how many thresholds lie strictly below the key (above it, for a mirrored recency); missing outside. */
  | {
      readonly kind: 'score';
      readonly type: ValueType;
      readonly key: Value;
      readonly cuts: readonly RankId[];
      readonly mirrored: boolean;
    };
