/** A metric's value or a threshold as JSON: durations in ms, instants as ISO 8601, distances in kilometres. */
export type Plain = number | string | boolean | readonly (number | string)[];

/** The shape that `tagwright run --format json --metrics` prints, without what only the product knows. */
export interface Answer {
  readonly population: number;
  /** Of the ranks that compare a metric by its name, within everybody: `M top20%`. */
  readonly thresholds: Readonly<Record<string, Plain>>;
  readonly tags: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly segments: Readonly<Record<string, readonly string[]>>;
  /** By customer; missing values are left out. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
}
