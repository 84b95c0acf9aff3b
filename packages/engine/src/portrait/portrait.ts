import type { Plan } from '@tagwright/dsl';
import { populationSize } from '../results/evaluation.js';
import type { Session } from '../store/store.js';
import { type Feature, featuresOf } from '../groups/features.js';
import type { CustomerGroup } from '../groups/group.js';
import { populationOf } from '../groups/rows.js';
import { tallied } from './pass.js';
import type { FeaturePortrait, Portrait, TagPortrait } from './report.js';
import { featureTallies } from './tallies.js';
import { typicalOf, type Usual } from './typical.js';
import type { Tallied } from './value-tally.js';

export interface PortraitOptions {
  /** What is looked at; everything that the book has if left out. */
  readonly features?: readonly Feature[];
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
}

/**
 * Who the members of a group are, beside everybody: one pass over everybody for all counts, however many features there
 * are, and one over the members for the typical one. Values of numbers are held in memory, eight bytes each. Throws like
 * `populationOf`.
 */
export const portraitOf = async (
  session: Session,
  plan: Plan,
  group: CustomerGroup,
  options: PortraitOptions = {},
): Promise<Portrait> => {
  const population = await populationOf(session, plan);
  const features = options.features ?? featuresOf(plan);
  const tags = plan.tags.filter(({ id }) => options.tags?.includes(id) ?? true);
  const segments = plan.segments.filter(({ id }) => options.segments?.includes(id) ?? true);
  const tallies = featureTallies(features, await populationSize(session));
  const counts = await tallied(session, population, { group, tallies, tags, segments });
  const portraits = tallies.map((each) => each.portrait(plan.catalog.zone));
  return {
    asOf: population.asOf,
    ...counts,
    features: portraits,
    typical:
      counts.size === 0 ? undefined : await typicalOf(session, population, group, usualIn(portraits, counts.tags)),
  };
};

const usualIn = (features: readonly FeaturePortrait[], tags: readonly TagPortrait[]): readonly Usual[] => [
  ...features.flatMap((each): readonly Usual[] => {
    const { feature } = each;
    if (each.kind === 'amounts') {
      const quartiles = each.quartiles.group;
      return quartiles === undefined ? [] : [{ feature, from: quartiles.lower, to: quartiles.upper }];
    }
    if (each.values === undefined || feature.type.kind === 'set') return [];
    return [{ feature, value: mostFrequent(each.values, each.missing.group) }];
  }),
  ...tags.flatMap(({ tag, values, without }): readonly Usual[] =>
    tag.exclusive ? [{ tag, value: mostFrequent(values, without.group) }] : [],
  ),
];

/** The value that most members have, the first of several; undefined where more have none. */
const mostFrequent = <Value>(values: readonly Tallied<Value>[], without: number): Value | undefined => {
  const most = values.reduce<Tallied<Value> | undefined>(
    (best, each) => (best === undefined || each.group > best.group ? each : best),
    undefined,
  );
  return most === undefined || most.group < without || most.group === 0 ? undefined : most.value;
};
