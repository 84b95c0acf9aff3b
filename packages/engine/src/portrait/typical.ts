import type { PlanTag } from '@tagwright/dsl';
import { ALIAS, answerColumns, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { StoredValue } from '../results/metrics.js';
import type { Session } from '../store/store.js';
import type { Feature } from '../groups/features.js';
import { asFlag, type CustomerGroup, isMember } from '../groups/group.js';
import { given } from '../groups/narrowing.js';
import { featureSql, type Population, rowsWith } from '../groups/rows.js';

/** What most of a group has in common in one respect. */
export type Usual =
  /** Its most frequent value; missing where most of them have none. */
  | { readonly feature: Feature; readonly value: StoredValue | undefined }
  /** Its middle half: from the first quartile to the third, both included. */
  | { readonly feature: Feature; readonly from: number; readonly to: number }
  /** The most frequent value of an exclusive tag, if any. */
  | { readonly tag: PlanTag; readonly value: string | undefined };

export interface Typical {
  readonly customer: string;
  /** In how many respects the customer is as most of the group are, and of how many. */
  readonly agrees: number;
  readonly respects: number;
}

/** A statement has room for so many respects in one sum, whatever else it holds. */
const MOST_RESPECTS = 400;

/**
 * The member who is as most of the others are in the most respects; of several the one whose id comes first. A medoid by
 * counting: for a mix of words and numbers there is no distance that everybody would agree on.
 */
export const typicalOf = async (
  session: Session,
  population: Population,
  group: CustomerGroup,
  usual: readonly Usual[],
): Promise<Typical | undefined> => {
  const respects = usual.slice(0, MOST_RESPECTS);
  const score = respects.reduce<Sql>((sum, each) => sql`${sum} + ${asFlag(isUsual(population, each))}`, sql`0`);
  const features = respects.flatMap((each) => ('feature' in each ? [each.feature] : []));
  const id = sql.id(ALIAS.answer, 'customer');
  const found = await session.row<{ customer: string; agrees: number }>(
    sql`select ${id} as customer, ${score} as agrees${rowsWith(population, features)} where ${isMember(group)} order by 2 desc, 1 limit 1`,
  );
  return found === undefined ? undefined : { ...found, respects: respects.length };
};

const isUsual = (population: Population, usual: Usual): Sql => {
  if ('tag' in usual) {
    const answer = sql.id(ALIAS.answer, answerColumns(usual.tag)[0] ?? usual.tag.id);
    return usual.value === undefined ? sql`${answer} is null` : sql`${answer} = ${usual.value}`;
  }
  const value = featureSql(population, usual.feature);
  const { type } = usual.feature;
  if ('from' in usual) return sql`(${value} >= ${given(type, usual.from)} and ${value} <= ${given(type, usual.to)})`;
  return usual.value === undefined ? sql`${value} is null` : sql`${value} = ${given(type, usual.value)}`;
};
