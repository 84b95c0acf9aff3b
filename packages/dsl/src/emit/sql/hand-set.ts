import { sql } from 'kysely';
import { latestShiftedTo } from '../../plan/semantics/index.js';
import type { PlanTag } from '../../plan/types.js';
import { all, any, list, type Sql, text } from './fragments.js';
import { moving, movingNow } from './moving.js';
import { RECORD_TABLES } from './physical.js';
import type { Scope } from './scope.js';

const column = (name: 'customer' | 'tag' | 'value' | 'from_at' | 'until_at'): Sql => sql.id('hand', name);

/** The value of an exclusive tag that was set last, while it holds: what was set before it does not come back. */
export const handSetValue = (tag: PlanTag, scope: Scope): Sql => {
  const held = all([isInForce(scope), any(tag.values.map((value) => isKept(tag, value, scope)))]);
  return sql`(select case when ${held} then ${column('value')} end${setUpToNow(tag, scope)}${LATEST_FIRST})`;
};

/** Whether a value of a `many` tag is set, and holds. */
export const handSetHolds = (tag: PlanTag, value: string, scope: Scope): Sql =>
  sql`(exists (select 1${setUpToNow(tag, scope)} and ${holds(tag, value, scope)}))`;

/** From when, or until when, that was set which gives an exclusive tag its value, or a `many` tag one of its values. */
export const handSetTime = (tag: PlanTag, value: string, time: 'from_at' | 'until_at', scope: Scope): Sql => {
  const own = tag.exclusive ? sql`` : sql` and ${holds(tag, value, scope)}`;
  return sql`(select ${column(time)}${setUpToNow(tag, scope)}${own}${LATEST_FIRST})`;
};

const LATEST_FIRST = sql` order by ${column('from_at')} desc, ${column('value')} desc limit 1`;

const holds = (tag: PlanTag, value: string, scope: Scope): Sql => all([isInForce(scope), isKept(tag, value, scope)]);

const setUpToNow = (tag: PlanTag, scope: Scope): Sql => {
  const conditions = [
    sql`(${column('customer')} = ${scope.customerId})`,
    sql`(${column('tag')} in (${list(tag.names.map(text))}))`,
    sql`(${column('from_at')} <= ${movingNow(scope)})`,
  ];
  return sql` from ${sql.id(RECORD_TABLES.handSet)} as ${sql.id('hand')} where ${all(conditions)}`;
};

/** Not taken away by now. */
const isInForce = (scope: Scope): Sql =>
  sql`((${column('until_at')} is null) or (${column('until_at')} > ${movingNow(scope)}))`;

/** The row sets this value, at an instant from which its span still reaches now. */
const isKept = (tag: PlanTag, value: string, scope: Scope): Sql => {
  const isValue = sql`(${column('value')} = ${text(value)})`;
  const span = tag.handSetFor?.[value];
  if (span === undefined) return isValue;
  const { zone } = scope.plan.catalog;
  const lastOver = moving(scope, `over ${JSON.stringify(span)}`, (now) => latestShiftedTo(now - 1, span, 'on', zone));
  return all([isValue, sql`(${column('from_at')} > ${lastOver})`]);
};
