/** A set of cells of one quantity, a bit each. */
export type Cells = number;

/** More cells than this are not reasoned about: a set of them is one small integer. */
export const MOST_CELLS = 30;

/** How a value stands to another one, or to a threshold. */
export type Relation = '<' | '=' | '>';

/** A part of what a quantity can be, within which no condition tells one value from another. */
export type Cell =
  /** There is no value. */
  | { readonly kind: 'missing' }
  /** Numbers x with from <= x < to, in storage units; for an instant, how long ago it was. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** One value of a choice. */
  | { readonly kind: 'value'; readonly value: string | boolean }
  /** Any text that no condition names and for which just these text tests (by their place) hold. */
  | { readonly kind: 'other'; readonly tests: readonly number[] }
  | { readonly kind: 'relation'; readonly relation: Relation }
  /** How a ranked value stands to each threshold, from the lowest to the highest. */
  | { readonly kind: 'standing'; readonly relations: readonly Relation[] }
  /** A condition that is not looked into. */
  | { readonly kind: 'truth'; readonly truth: boolean };

export const MISSING: Cell = { kind: 'missing' };
