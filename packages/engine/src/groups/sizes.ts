import type { Plan, PlanSegment, PlanTag } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { asFlag, type CustomerGroup, isMember } from './group.js';
import { populationOf, rowsWith } from './rows.js';

/** A tag's value or a segment, by the name that is shown first, and how many customers have it. */
export interface GroupSize {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** Of a tag. */
  readonly value: string | undefined;
  readonly count: number;
}

/** A statement has room for so many results on every database. */
const AT_ONCE = 500;

/** How many customers have each value of each tag, and are in each segment: one pass over everybody's answers. */
export const groupSizes = async (session: Session, plan: Plan): Promise<readonly GroupSize[]> => {
  const population = await populationOf(session, plan);
  const subjects = [...plan.tags.flatMap(valuesOf), ...plan.segments.map(segmentOf)];
  const sizes: GroupSize[] = [];
  for (let at = 0; at < subjects.length; at += AT_ONCE) {
    const part = subjects.slice(at, at + AT_ONCE);
    const sums = part.map(
      ({ group }, index) => sql`cast(coalesce(sum(${asFlag(isMember(group))}), 0) as bigint) as ${sql.id(`n${index}`)}`,
    );
    const row = await session.row<Record<string, number>>(sql`select ${sql.join(sums)}${rowsWith(population, [])}`);
    part.forEach(({ kind, name, value }, index) => sizes.push({ kind, name, value, count: row?.[`n${index}`] ?? 0 }));
  }
  return sizes;
};

type Counted = Omit<GroupSize, 'count'> & { readonly group: CustomerGroup };

const valuesOf = (tag: PlanTag): readonly Counted[] =>
  tag.values.map((value) => ({ kind: 'tag', name: tag.names[0] ?? '', value, group: { kind: 'tag', tag, value } }));

const segmentOf = (segment: PlanSegment): Counted => ({
  kind: 'segment',
  name: segment.names[0] ?? '',
  value: undefined,
  group: { kind: 'segment', segment },
});
