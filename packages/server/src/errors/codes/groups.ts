/** Segments, exports, counts. */
export interface GroupErrors {
  /** `nearest`: what was probably meant. */
  'no-such-segment': { readonly name: string; readonly nearest?: string | undefined };
  /** A value that the tag does not declare. */
  'no-such-value': { readonly tag: string; readonly value: string; readonly declared: readonly string[] };
  /** A field or a metric that is asked for. */
  'no-such-feature': { readonly name: string; readonly nearest: string | undefined };
  /** A place is not put in order, nor compared. */
  'feature-without-order': { readonly name: string };
  /** Not `name=value` and the like. */
  'filter-unreadable': { readonly filter: string };
  'filter-value-unreadable': { readonly name: string; readonly value: string };
  /** Fewer members than may be told of one by one. */
  'group-too-small': { readonly below: number };
  'cursor-unreadable': { readonly cursor: string };
  'overlap-needs-others': { readonly least: number; readonly most: number; readonly given: number };
  /** The same group twice. */
  'overlap-repeats': { readonly name: string };
  /** Days in local dates. */
  'trend-backwards': { readonly from: string; readonly to: string };
  'trend-too-long': { readonly days: number; readonly most: number };
}
