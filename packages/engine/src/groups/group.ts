import type { PlanSegment, PlanTag } from '@tagwright/dsl';
import { ALIAS, answerColumns, type Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';

/** Some of the customers: who have a value of a tag, who are in a segment, or whom a query names. */
export type CustomerGroup =
  | { readonly kind: 'tag'; readonly tag: PlanTag; readonly value: string }
  | { readonly kind: 'segment'; readonly segment: PlanSegment }
  /** A select with a column `customer`: the members of a draft, for one. Customers nobody knows do not count. */
  | { readonly kind: 'customers'; readonly query: Sql };

/** Whether the customer at hand is in the group, over rows that `answer` is one of. */
export const isMember = (group: CustomerGroup): Sql => {
  if (group.kind === 'segment') return sql`(${sql.id(ALIAS.answer, group.segment.id)} = 1)`;
  if (group.kind === 'customers')
    return sql`(${sql.id(ALIAS.answer, 'customer')} in (select member.customer from (${group.query}) as member))`;
  return hasValue(group.tag, group.value);
};

/** Whether the customer at hand has a value of a tag. A value that the tag does not declare is nobody's. */
export const hasValue = (tag: PlanTag, value: string): Sql => {
  if (tag.exclusive) return sql`(${sql.id(ALIAS.answer, tag.id)} = ${value})`;
  const column = answerColumns(tag)[tag.values.indexOf(value)];
  return column === undefined ? sql`(1 = 0)` : sql`(${sql.id(ALIAS.answer, column)} = 1)`;
};

/** A condition as a flag that can be summed up and grouped by: 1 or 0, never missing. */
export const asFlag = (condition: Sql): Sql => sql`(case when ${condition} then 1 else 0 end)`;
