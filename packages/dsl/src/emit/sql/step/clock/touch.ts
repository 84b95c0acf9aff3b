import type { ColumnId } from '../../../../plan/types.js';
import type { Value } from '../../../../plan/values.js';
import type { Mark, Side, Stretch } from './mark.js';

/** Where instants or dates lie that the clock runs against. */
export type Source =
  /** A column of an event's table. */
  | { readonly kind: 'event'; readonly table: string; readonly column: string }
  /** A column of the customer's table. */
  | { readonly kind: 'customer'; readonly column: string }
  /** A column of the state. */
  | { readonly kind: 'column'; readonly column: ColumnId }
  /** One instant or date for everybody: a column over everybody, or one that a rule says. */
  | { readonly kind: 'overall'; readonly column: ColumnId }
  | { readonly kind: 'constant'; readonly value: number }
  /** Worked out from the customer's row. */
  | { readonly kind: 'computed'; readonly value: Value }
  /** What was recorded of a tag that is set by hand. */
  | { readonly kind: 'hand-set'; readonly tags: readonly string[]; readonly time: 'from_at' | 'until_at' }
  /** When fields of the customer changed: one of them, or any. */
  | { readonly kind: 'field-change'; readonly column: string | undefined }
  /** What a field of the customer said at some time. */
  | { readonly kind: 'recorded'; readonly column: string };

/** The stretch in which something has to have happened for the stretch at hand to be touched. */
export interface Lag {
  readonly key: string;
  readonly of: (stretch: Stretch) => Stretch;
  /** Where both ends always lie so many ms from those of the stretch at hand, give or take the slack. */
  readonly steady: number | undefined;
  readonly slack: number;
}

export const AT_ONCE: Lag = { key: '', of: (stretch) => stretch, steady: 0, slack: 0 };

/** Something in a plan that the clock alone may turn. */
export type Touch =
  | {
      readonly kind: 'crossing';
      readonly source: Source;
      readonly mark: Mark;
      readonly sides: readonly Side[];
      /** The mark is compared with the local date of the instants in the source. */
      readonly byDate: boolean;
      readonly lag: Lag;
    }
  /** Dates that come round in some year: those whose day of the year is among these. */
  | {
      readonly kind: 'yearly';
      readonly source: Source;
      readonly key: string;
      readonly days: (stretch: Stretch) => ReadonlySet<number>;
      readonly byDate: boolean;
      readonly lag: Lag;
    }
  /** Arithmetic with `now`, or the population's past: nobody can say whom the clock touches. */
  | { readonly kind: 'unbounded' };

export const UNBOUNDED: readonly Touch[] = [{ kind: 'unbounded' }];

/** The same touches where they show later: when `mark` passes over the instant at which they happened. */
export const delayed = (touches: readonly Touch[], mark: Mark): readonly Touch[] =>
  touches.map((touch): Touch => (touch.kind === 'unbounded' ? touch : { ...touch, lag: behind(touch.lag, mark) }));

/** Turns at an instant show from it on or right before it; a strict comparison right behind. */
const SLACK = 2;

const behind = (lag: Lag, mark: Mark): Lag => ({
  key: `${lag.key} < ${mark.key}`,
  of: ({ after, until }) => lag.of({ after: mark.at(after) - SLACK, until: mark.at(until) + SLACK }),
  steady: lag.steady === undefined || mark.steady === undefined ? undefined : lag.steady + mark.steady,
  slack: lag.slack + SLACK,
});
