import type { PlanTag } from '@tagwright/dsl';
import type { Feature } from '../groups/features.js';
import type { Bucket } from './buckets.js';
import type { Typical } from './typical.js';
import type { Tallied } from './value-tally.js';

/** A count in the group, and among everybody, the group included. */
export interface Counted {
  readonly group: number;
  readonly everyone: number;
}

interface FeatureCounts {
  readonly feature: Feature;
  readonly missing: Counted;
}

/** Texts, flags and sets, value by value: an enum's in declared order, others by how many have them. */
export interface ValuesPortrait extends FeatureCounts {
  readonly kind: 'values';
  /** In storage units; undefined where there are too many different ones to say anything of a group. */
  readonly values: readonly Tallied<string | number>[] | undefined;
}

/** Numbers and instants in buckets, which are the same for the group and for everybody. */
export interface AmountsPortrait extends FeatureCounts {
  readonly kind: 'amounts';
  readonly buckets: readonly Tallied<Bucket>[];
  /** In storage units; undefined where none is known. Each is a value that somebody has. */
  readonly quartiles: { readonly group: Quartiles | undefined; readonly everyone: Quartiles | undefined };
}

/** A quarter, half, and three quarters of the known values are at most so large. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

export type FeaturePortrait = ValuesPortrait | AmountsPortrait;

export interface TagPortrait {
  readonly tag: PlanTag;
  /** Who has none of the values. */
  readonly without: Counted;
  readonly values: readonly Tallied<string>[];
}

export interface SegmentPortrait extends Counted {
  readonly name: string;
}

/** A group beside everybody, in counts: {@link compared} says what they amount to. */
export interface Portrait {
  /** ms UTC. */
  readonly asOf: number;
  readonly size: number;
  readonly population: number;
  readonly features: readonly FeaturePortrait[];
  readonly tags: readonly TagPortrait[];
  readonly segments: readonly SegmentPortrait[];
  readonly typical: Typical | undefined;
}
