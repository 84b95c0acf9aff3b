import { sql } from 'kysely';
import type { Cond } from '../../plan/index.js';
import { latestShiftedTo } from '../../plan/semantics/index.js';
import type { Span } from '../../plan/windows.js';
import { shiftedOn } from './calendar-shift.js';
import { eventAlias, eventAt, eventColumn, eventOf, laterScope } from './events.js';
import { all, integer, no, type Sql } from './fragments.js';
import { moving, movingNow } from './moving.js';
import type { EventAtHand, Scope } from './scope.js';

type Followed = Extract<Cond, { kind: 'followed' }>;

/**
 * Whether an event of the same customer comes after the one at hand, in time and no later than now. `where` is emitted
 * over the later event.
 */
export const followedBy = (condition: Followed, where: (later: Scope) => Sql, scope: Scope): Sql => {
  const { negated, within } = condition;
  const first = eventAt(scope);
  if (!negated) return sql`(exists (${laterEvents(condition, where, first, scope)}))`;
  const none = sql`(not exists (${laterEvents(condition, where, first, scope)}))`;
  return within === undefined ? none : all([isOver(first, within, scope), none]);
};

const laterEvents = (
  { event: table, within, where: condition }: Followed,
  where: (later: Scope) => Sql,
  first: EventAtHand,
  scope: Scope,
): Sql => {
  const event = eventOf(table, scope);
  const depth = scope.events.length;
  const at = eventColumn(event, 'at', depth);
  const later = laterScope(scope, event, { after: first.range.after, until: scope.latest });
  const conditions = [
    sql`(${eventColumn(event, 'customer', depth)} = ${scope.customerId})`,
    sql`(${at} > ${first.at})`,
    sql`(${at} <= ${reach(first, within, scope)})`,
    ...(condition === undefined ? [] : [where(later)]),
  ];
  return sql`select 1 from ${sql.id(table)} as ${sql.id(eventAlias(depth))} where ${all(conditions)}`;
};

/** The last instant at which the later event may happen: one bound, so that a database seeks no further. */
const reach = (first: EventAtHand, within: Span | undefined, scope: Scope): Sql => {
  const now = movingNow(scope);
  if (within === undefined) return now;
  const { dialect, offsets, plan } = scope;
  const moved =
    within.unit === 'ms'
      ? sql`(${first.at} + ${integer(within.ms)})`
      : shiftedOn(dialect, first.at, within.months, { zone: plan.catalog.zone, offsets, range: first.range });
  return dialect.smallestKnown([moved, now]);
};

/** Whether the time to follow the event is over: at its very last instant it is. */
const isOver = (first: EventAtHand, within: Span, scope: Scope): Sql => {
  const { zone } = scope.plan.catalog;
  const latestFor = (now: number): number => latestShiftedTo(now, within, 'on', zone);
  if (first.range.after >= latestFor(scope.latest)) return no;
  return sql`(${first.at} <= ${moving(scope, `followed ${JSON.stringify(within)}`, latestFor)})`;
};
