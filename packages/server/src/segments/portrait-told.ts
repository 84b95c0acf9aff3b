import type { ValueType } from '@tagwright/dsl';
import type {
  AmountsPortrait,
  FeaturePortrait,
  Portrait,
  Quartiles,
  TagPortrait,
  ValuesPortrait,
} from '@tagwright/engine';
import { instantText } from '../http/lists.js';
import { shownCount, type Smallest } from '../suppression/count.js';
import { type Class, isGroupSmall, mayTell, merged, sumOf } from '../suppression/merged.js';
import { type Figures, figuresOf, type Whole } from './figures.js';
import { natural } from './natural.js';
import type { FeatureShape, PortraitShape, TagShape } from './portrait-shape.js';

/** Of a text so many values are told, those that most have in the group or among everybody. */
const MOST_VALUES = 20;

/** A portrait as it may be told: with shares and lifts, and without what would give small counts away. */
export const portraitTold = (portrait: Portrait, config: Smallest): PortraitShape => {
  const { size, population, asOf, features, tags, segments, typical } = portrait;
  const head = { asOf: instantText(asOf), count: shownCount(size, config), population };
  if (isGroupSmall(size, population, config)) return { ...head, withheld: true, features: [], tags: [], segments: [] };
  const all = { group: size, everyone: population };
  const tellable = segments.filter((each) => mayTell(each, all, config));
  const teller: Teller = { all, config, whole: { size, population, tests: testsIn(portrait) } };
  const isNamed = typical !== undefined && (config.smallestCount ?? 1) <= 1;
  return {
    ...head,
    ...(population === 0 ? {} : { share: size / population }),
    features: features.map((each) => featureTold(each, teller)),
    tags: tags.map((each) => tagTold(each, teller)),
    segments: tellable.map(({ name, ...counts }) => ({ name, ...figuresOf(counts, teller.whole) })),
    // One customer is fewer than any count that is told.
    ...(isNamed ? { typical } : {}),
  };
};

interface Teller {
  readonly all: Class;
  readonly config: Smallest;
  readonly whole: Whole;
}

const testsIn = ({ features, tags, segments }: Portrait): number =>
  features.reduce(
    (sum, each) =>
      sum + 1 + (each.kind === 'amounts' ? each.buckets.length : Math.min(MOST_VALUES, each.values?.length ?? 0)),
    0,
  ) +
  tags.reduce((sum, { values }) => sum + values.length + 1, 0) +
  segments.length;

const featureTold = (portrait: FeaturePortrait, teller: Teller): FeatureShape => {
  const { kind, name, type } = portrait.feature;
  const head = { kind, name, type: type.kind };
  if (portrait.kind === 'amounts') return { ...head, ...amountsTold(portrait, teller) };
  if (isTooVaried(portrait, teller)) return { ...head, ...missingTold(portrait.missing, teller), tooVaried: true };
  return { ...head, ...(type.kind === 'set' ? membersTold(portrait, teller) : valuesTold(portrait, teller)) };
};

/** A text of which most customers have one that nobody else has, such as a name, says who they are, not what they are like. */
const isTooVaried = ({ values, missing, feature }: ValuesPortrait, { all }: Teller): boolean =>
  values === undefined ||
  (feature.type.kind === 'text' && values.length > MOST_VALUES && 2 * values.length > all.everyone - missing.everyone);

/** Who has it and who does not: told, or not. */
const missingTold = (missing: Class, { all, config, whole }: Teller): { missing?: Figures } =>
  mayTell(missing, all, config) ? { missing: figuresOf(missing, whole) } : {};

/** Members of a set do not exclude one another: each is told by itself, or not. */
const membersTold = (portrait: ValuesPortrait, teller: Teller): Partial<FeatureShape> => {
  const { all, config, whole } = teller;
  const type = portrait.feature.type.kind === 'set' ? portrait.feature.type.element : portrait.feature.type;
  const told = (portrait.values ?? []).filter((each) => mayTell(each, all, config));
  const first = new Set(mostOf(told, all));
  return {
    ...missingTold(portrait.missing, teller),
    values: told
      .filter((each) => first.has(each))
      .map(({ value, ...counts }) => ({ value: natural(type, value), ...figuresOf(counts, whole) })),
  };
};

type Row<Value> = Class & { readonly value: Value | undefined };

/** Classes of which everybody is in one: the values, and those of whom none is known. */
const valuesTold = ({ feature, missing, values = [] }: ValuesPortrait, teller: Teller): Partial<FeatureShape> => {
  const isDeclared = feature.type.kind === 'enum' || feature.type.kind === 'bool';
  const { unknown, rows, together } = partitionTold(values, missing, teller, isDeclared ? Infinity : MOST_VALUES);
  return {
    ...(unknown === undefined ? {} : { missing: unknown }),
    values: rows.map(({ value, figures }) => ({ value: natural(feature.type, value), ...figures })),
    ...together,
  };
};

const amountsTold = (
  { feature, missing, buckets, quartiles }: AmountsPortrait,
  teller: Teller,
): Partial<FeatureShape> => {
  const { unknown, rows, together } = partitionTold(buckets, missing, teller, Infinity);
  const { type } = feature;
  return {
    ...(unknown === undefined ? {} : { missing: unknown }),
    buckets: rows.map(({ value: { from, to, value }, figures }) => ({
      ...(from === undefined ? {} : { from: natural(type, from) }),
      ...(to === undefined ? {} : { to: natural(type, to) }),
      ...(value === undefined ? {} : { value: natural(type, value) }),
      ...figures,
    })),
    ...together,
    ...quartilesTold(quartiles, { missing, type }, teller),
  };
};

/** A quarter of those known must not be a small count either, neither in the group nor outside. */
const quartilesTold = (
  { group, everyone }: AmountsPortrait['quartiles'],
  { missing, type }: { readonly missing: Class; readonly type: ValueType },
  { all, config }: Teller,
): Pick<FeatureShape, 'quartiles'> => {
  if (group === undefined || everyone === undefined) return {};
  const known = all.group - missing.group;
  const rest = all.everyone - missing.everyone - known;
  const least = 4 * (config.smallestCount ?? 0);
  if (known < least || (rest > 0 && rest < least)) return {};
  const told = ({ lower, median, upper }: Quartiles) => ({
    lower: natural(type, lower),
    median: natural(type, median),
    upper: natural(type, upper),
  });
  return { quartiles: { group: told(group), everyone: told(everyone) } };
};

const tagTold = ({ tag, values, without }: TagPortrait, teller: Teller): TagShape => {
  const name = tag.names[0] ?? '';
  const { all, config, whole } = teller;
  if (tag.exclusive) {
    const { unknown, rows, together } = partitionTold(values, without, teller, Infinity);
    const told = rows.map(({ value, figures }) => ({ value, ...figures }));
    return { name, values: told, ...(unknown === undefined ? {} : { without: unknown }), ...together };
  }
  return {
    name,
    values: values
      .filter((each) => mayTell(each, all, config))
      .map(({ value, ...counts }) => ({ value, ...figuresOf(counts, whole) })),
    ...(mayTell(without, all, config) ? { without: figuresOf(without, whole) } : {}),
  };
};

/** Values that exclude one another, and who has none: what is told of each, and of some together. */
const partitionTold = <Value>(
  values: readonly (Class & { readonly value: Value })[],
  none: Class,
  { all, config, whole }: Teller,
  most: number,
) => {
  const classes: readonly Row<Value>[] = [...values, { ...none, value: undefined }];
  const { shown, together } = merged(classes, config);
  const known = shown.filter((each): each is Class & { readonly value: Value } => each.value !== undefined);
  const first = new Set(mostOf(known, all, most));
  const apart = [...together, ...known.filter((each) => !first.has(each))];
  return {
    unknown: shown.some(({ value }) => value === undefined) ? figuresOf(none, whole) : undefined,
    rows: known
      .filter((each) => first.has(each))
      .map((each) => ({ value: each.value, figures: figuresOf(each, whole) })),
    together: apart.length === 0 ? {} : { together: { values: apart.length, ...figuresOf(sumOf(apart), whole) } },
  };
};

const mostOf = <Each extends Class>(values: readonly Each[], all: Class, most = MOST_VALUES): readonly Each[] => {
  const weight = ({ group, everyone }: Class): number =>
    Math.max(all.group === 0 ? 0 : group / all.group, all.everyone === 0 ? 0 : everyone / all.everyone);
  return values.length <= most ? values : values.toSorted((a, b) => weight(b) - weight(a)).slice(0, most);
};
