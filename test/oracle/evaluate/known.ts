/** A known value while the oracle works; a missing one is `undefined`. */
export type Known =
  | Numeric
  | { readonly kind: 'text'; readonly text: string }
  /** One of the declared values, of which the first is the highest. */
  | { readonly kind: 'enum'; readonly text: string; readonly declared: readonly string[] }
  | { readonly kind: 'bool'; readonly bool: boolean }
  /** Days since 1970-01-01. */
  | { readonly kind: 'date'; readonly day: number }
  /** Milliseconds UTC. */
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'set'; readonly members: readonly Known[] }
  | { readonly kind: 'point'; readonly lat: number; readonly lng: number }
  /** A distance, held as the square of a chord. */
  | { readonly kind: 'chord'; readonly squared: number };

/**
 * Exact: `digits` / 10^`scale`. Real: an IEEE double. Money is in yuan (or whatever the book counts), durations in
 * milliseconds; the unit of a number changes nothing about how it is worked out.
 */
export type Exact = { readonly kind: 'exact'; readonly digits: bigint; readonly scale: number };
export type Real = { readonly kind: 'real'; readonly double: number };
export type Numeric = Exact | Real;

export function isNumeric(value: Known): value is Numeric {
  return value.kind === 'exact' || value.kind === 'real';
}
