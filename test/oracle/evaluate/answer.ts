/** JSON text of a value: durations in ms, instants as ISO 8601, distances in kilometres. */
export type Json = string;

/** What `tagwright run --format json --metrics` says of a book, without what only the product knows. */
export interface Answer {
  readonly population: number;
  /** Of the ranks that compare a metric by its name, within everybody: `M top20%`. */
  readonly thresholds: Readonly<Record<string, Json>>;
  /** By tag and value: the ids of who has it, by code point. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly segments: Readonly<Record<string, readonly string[]>>;
  /** By customer; missing values are left out. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}
