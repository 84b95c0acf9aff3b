import type { PlanSegment, PlanTag } from '@tagwright/dsl';
import { ALIAS, answerColumns } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { StoredValue } from '../results/metrics.js';
import type { Session } from '../store/store.js';
import { asFlag, type CustomerGroup, isMember } from '../groups/group.js';
import { featureSql, type Population, rowsWith } from '../groups/rows.js';
import type { Portrait } from './report.js';
import { TagTally } from './tag-tally.js';
import type { FeatureTally } from './tallies.js';

interface Wanted {
  readonly group: CustomerGroup;
  readonly tallies: readonly FeatureTally[];
  readonly tags: readonly PlanTag[];
  readonly segments: readonly PlanSegment[];
}

type Row = Readonly<Record<string, StoredValue | null>>;

/** Goes over everybody once. */
export const tallied = async (
  session: Session,
  population: Population,
  { group, tallies, tags, segments }: Wanted,
): Promise<Pick<Portrait, 'size' | 'population' | 'tags' | 'segments'>> => {
  const features = tallies.map(({ feature }) => feature);
  const answers = [...tags.flatMap(answerColumns), ...segments.map(({ id }) => id)];
  const columns = [
    sql`${asFlag(isMember(group))} as member`,
    ...features.map((feature, index) => sql`${featureSql(population, feature)} as ${sql.id(`f${index}`)}`),
    ...answers.map((name) => sql.id(ALIAS.answer, name)),
  ];
  const ofTags = tags.map((tag) => new TagTally(tag));
  const ofSegments = segments.map(({ id, names }) => ({ id, name: names[0] ?? '', group: 0, everyone: 0 }));
  let [size, everyone] = [0, 0];
  const names = tallies.map((_, index) => `f${index}`);
  for await (const row of session.rows<Row>(sql`select ${sql.join(columns)}${rowsWith(population, features)}`)) {
    const isIn = row['member'] === 1;
    everyone += 1;
    if (isIn) size += 1;
    for (let index = 0; index < tallies.length; index += 1) tallies[index]?.add(row[names[index] ?? ''] ?? null, isIn);
    for (const tag of ofTags) tag.add(row, isIn);
    for (const segment of ofSegments) {
      if (row[segment.id] !== 1) continue;
      segment.everyone += 1;
      if (isIn) segment.group += 1;
    }
  }
  return {
    size,
    population: everyone,
    tags: ofTags.map((tag) => tag.portrait()),
    segments: ofSegments.map(({ name, group: ofGroup, everyone: ofAll }) => ({
      name,
      group: ofGroup,
      everyone: ofAll,
    })),
  };
};
