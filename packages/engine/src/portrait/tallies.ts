import { setMembers } from '@tagwright/dsl';
import type { StoredValue } from '../results/metrics.js';
import { countingOf, type Feature } from '../groups/features.js';
import { AmountTally, countBelow, countUpTo, quantile } from './amount-tally.js';
import { type Bucket, bucketsFor } from './buckets.js';
import type { AmountsPortrait, FeaturePortrait, Quartiles, ValuesPortrait } from './report.js';
import { type Tallied, ValueTally } from './value-tally.js';

/** What a pass gathers of one feature. */
export interface FeatureTally {
  readonly feature: Feature;
  add(value: StoredValue | null, isMember: boolean): void;
  portrait(zone: string): FeaturePortrait;
}

/** Features that are counted at all, each with nothing counted yet. */
export const featureTallies = (features: readonly Feature[], expected: number): readonly FeatureTally[] =>
  features.flatMap((feature): readonly FeatureTally[] => {
    const counting = countingOf(feature.type);
    if (counting === undefined) return [];
    return [counting === 'line' ? amountTally(feature, expected) : valueTally(feature, counting === 'members')];
  });

const valueTally = (feature: Feature, isSet: boolean): FeatureTally => {
  const tally = new ValueTally();
  return {
    feature,
    add: (value, isMember) => {
      const cell = typeof value === 'bigint' ? Number(value) : value;
      if (!isSet) tally.add(cell, isMember);
      else tally.addMembers(cell === null ? null : setMembers(String(cell)), isMember);
    },
    portrait: (): ValuesPortrait => {
      const counted = tally.values();
      const values = counted === undefined ? undefined : inOrder(feature, counted);
      return { kind: 'values', feature, missing: { ...tally.missing }, values };
    },
  };
};

/** Declared values in their order, with those that nobody has; others by how many have them, then by their text. */
const inOrder = ({ type }: Feature, counted: readonly Tallied<string | number>[]): typeof counted => {
  const element = type.kind === 'set' ? type.element : type;
  const declared = element.kind === 'enum' ? element.values : element.kind === 'bool' ? [1, 0] : undefined;
  if (declared === undefined)
    return counted.toSorted((a, b) => b.everyone - a.everyone || (a.value < b.value ? -1 : 1));
  const known = declared.map(
    (value) => counted.find((each) => each.value === value) ?? { value, group: 0, everyone: 0 },
  );
  return [...known, ...counted.filter(({ value }) => !declared.some((each) => each === value))];
};

const amountTally = (feature: Feature, expected: number): FeatureTally => {
  const tally = new AmountTally(expected);
  return {
    feature,
    add: (value, isMember) =>
      tally.add(value === null ? null : typeof value === 'string' ? Number(value) : value, isMember),
    portrait: (zone): AmountsPortrait => {
      const { group, everyone } = tally.sorted();
      const buckets = bucketsFor(everyone, feature.type, zone).map((bucket) => ({
        value: bucket,
        group: countIn(group, bucket),
        everyone: countIn(everyone, bucket),
      }));
      const quartiles = { group: quartilesOf(group), everyone: quartilesOf(everyone) };
      return { kind: 'amounts', feature, missing: { ...tally.missing }, buckets, quartiles };
    },
  };
};

const countIn = (sorted: Float64Array, { from, to, value }: Bucket): number => {
  if (value !== undefined) return countUpTo(sorted, value) - countBelow(sorted, value);
  return (
    (to === undefined ? sorted.length : countBelow(sorted, to)) - (from === undefined ? 0 : countBelow(sorted, from))
  );
};

const quartilesOf = (sorted: Float64Array): Quartiles | undefined => {
  const [lower, median, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  return lower === undefined || median === undefined || upper === undefined ? undefined : { lower, median, upper };
};
