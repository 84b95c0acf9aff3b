/** What a draft of a book would make of the customers, beside what is published. */
export interface PreviewReport {
  /** The book that is in force, and the draft, by their hashes. */
  readonly book: string;
  readonly draft: string;
  /** ms UTC: what both are worked out for. */
  readonly asOf: number;
  readonly population: number;
  /** From how many customers everything here is estimated; undefined where all were counted. */
  readonly sampled: number | undefined;
  /**
   * Whether some threshold that the published answers do not have was taken from the sample; then the margins do not say
   * how far that may be off.
   */
  readonly thresholdsEstimated: boolean;
  readonly subjects: readonly SubjectPreview[];
}

/** A tag or a segment of the draft, or one of the published book that the draft has no longer. */
export interface SubjectPreview {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** Against what is published under that name. */
  readonly change: 'none' | 'changed' | 'new' | 'gone';
  /** The values of a tag in declared order, those of the published tag that the draft lacks after them; of a segment one. */
  readonly values: readonly ValuePreview[];
  /** What each case, and each part of its condition, holds for by itself; none for what does not change. */
  readonly conditions: readonly ConditionPreview[];
}

export interface ValuePreview {
  /** Undefined for a segment. */
  readonly value: string | undefined;
  /** How many customers have it under the draft, do not have it now, and have it no longer. */
  readonly after: Counted;
  readonly entering: Counted;
  readonly leaving: Counted;
  /** A few of them, by id. */
  readonly enteringCustomers: readonly string[];
  readonly leavingCustomers: readonly string[];
}

export interface ConditionPreview {
  /** The value that the case gives; undefined for a segment. */
  readonly value: string | undefined;
  /** The case, from 0; 0 for a segment. */
  readonly case: number;
  /** Which operand of which operand: empty for the whole condition. */
  readonly path: readonly number[];
  readonly holds: Counted;
}

/** How many customers. */
export interface Counted {
  readonly count: number;
  /** An estimate lies within so many of the true count in 95 of 100 samples; 0 for a count. */
  readonly margin: number;
}

/** 95 of 100 samples lie within so many standard errors. */
const Z = 1.96;

/**
 * How many of a population there are, from how many of a sample: the half-width is the larger side of Wilson's score
 * interval, which holds for rare things too, with the correction for a sample that is a good part of the whole.
 */
export const estimated = (found: number, sampled: number, population: number): Counted => {
  if (sampled >= population) return { count: found, margin: 0 };
  if (sampled === 0) return { count: 0, margin: population };
  const share = found / sampled;
  const left = (population - sampled) / Math.max(1, population - 1);
  const n = sampled / left;
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const margin = Math.max(centre + half - share, share - (centre - half)) * population;
  return { count: Math.round(share * population), margin: Math.ceil(margin) };
};
