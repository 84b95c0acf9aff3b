import type { Condition } from './expressions.js';
import type { FactValues } from './types.js';

/** Something that is so, or happens to a customer, where a test stands. */
export type Situation =
  /** Fields of the customer from here on; in the past, since ever. */
  | { readonly kind: 'customer'; readonly customer: string; readonly values: FactValues }
  | {
      readonly kind: 'event';
      readonly customer: string;
      /** The event kind's first name. */
      readonly event: string;
      /** ms UTC, not after the clock. */
      readonly at: number;
      readonly values: FactValues;
    }
  | {
      readonly kind: 'hand-set';
      readonly customer: string;
      readonly tag: string;
      readonly value: string;
      readonly at: number;
    };

/** A test in the language. Whatever it says of times lies a whole number of seconds before its clock. */
export interface TestScript {
  readonly name: string;
  /** The local date at whose midnight the clock stands at first. */
  readonly date: string;
  readonly given: readonly Situation[];
  /** Each after so many seconds (0: at the same instant as the one before), in the order of time. */
  readonly happenings: readonly { readonly seconds: number; readonly situation: Situation }[];
  /** Then the clock moves on by so many. */
  readonly rest: number;
  readonly expectations: readonly {
    readonly customer: string;
    readonly condition: Condition;
    readonly holds: boolean;
  }[];
}
