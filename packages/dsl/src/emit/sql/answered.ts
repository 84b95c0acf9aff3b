import { sql } from 'kysely';
import type { PlanTag, RankId } from '../../plan/types.js';
import { any, list, no, type Sql, text } from './fragments.js';
import { TABLES } from './physical.js';
import type { Scope } from './scope.js';

/** The columns of `tw_answer`: an exclusive tag's value as text; 0 or 1 for each value of a `many` tag, and for a segment. */
export const answerColumns = (tag: PlanTag): readonly string[] =>
  tag.exclusive ? [tag.id] : tag.values.map((_, index) => `${tag.id}_${index}`);

/** A customer of an earlier stratum's answers has the tag with one of the values. */
export const tagHolds = (tag: PlanTag, values: readonly string[], scope: Scope): Sql => {
  if (tag.exclusive) {
    return values.length === 0 ? no : sql`(${scope.answerColumn(tag.id)} in (${list(values.map(text))}))`;
  }
  const wanted = answerColumns(tag).filter((_, index) => values.includes(tag.values[index] ?? ''));
  return any(wanted.map((column) => sql`(${scope.answerColumn(column)} = 1)`));
};

/** What the evaluation found for a rank, and for one group of it where it has groups. Missing where nobody is ranked. */
export const thresholdOf = (rank: RankId, part: 'theta' | 'theta_real' | 'tie', group: Sql | undefined): Sql => {
  const ofGroup = group === undefined ? sql`` : sql` and group_value = ${group}`;
  return sql`(select ${sql.id(part)} from ${sql.id(TABLES.threshold)} where rank = ${text(rank)}${ofGroup})`;
};
