import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Group } from './as-of.js';
import { IN } from './change.js';
import { turnsSql } from './reading-rule.js';

/**
 * Rows (at, entered, left): how many came into a group and went out of it at an instant (ms UTC), up to one. The sums from
 * the beginning on are the group's sizes.
 */
export const movesSql = ({ kind, name, value }: Group, until: number): Sql => {
  const member = value ?? IN;
  const turns = turnsSql(sql`kind = ${kind} and name = ${name} and effective_at <= ${BigInt(until)}`);
  // What was before is what the turn before said: its entry may be one that stayed when others were let go of.
  const was = sql`lag(new) over (partition by customer, value order by effective_at) as was`;
  const [entered, left] = [
    sql`case when new = ${member} and was is distinct from ${member} then 1 else 0 end`,
    sql`case when was = ${member} and new is distinct from ${member} then 1 else 0 end`,
  ];
  return sql`select effective_at as at, cast(sum(${entered}) as bigint) as entered, cast(sum(${left}) as bigint) as "left" from (select effective_at, new, ${was} from (${turns}) as turn) as turned group by effective_at`;
};

/** A row of {@link movesSql}. */
export interface Moved {
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}
