import type { ColumnId, RankId } from './types.js';

/** A threshold that is given instead of being worked out. */
export interface HeldThreshold {
  readonly rank: RankId;
  /** The group's value as text; null for a rank without groups. */
  readonly group: string | null;
  /** In storage units; null where nobody is ranked. */
  readonly theta: number | bigint | null;
  /** The last customer in, among those tied at θ. */
  readonly tie: string | null;
  readonly size: number;
}

/**
 * What the population says, given from outside: to look at a few customers as parts of the whole. A rank with a held
 * threshold, and a column over everybody with a held value, are not worked out.
 */
export interface Held {
  readonly thresholds: readonly HeldThreshold[];
  readonly overall: ReadonlyMap<ColumnId, number | bigint | string | null>;
}

export const NOTHING_HELD: Held = { thresholds: [], overall: new Map() };

export const isHeld = (rank: RankId, held: Held): boolean => held.thresholds.some((each) => each.rank === rank);
