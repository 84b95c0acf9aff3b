import { sql } from 'kysely';
import { localDay, midnight } from '../../../../plan/semantics/index.js';
import type { Plan } from '../../../../plan/types.js';
import type { CompiledSql, Dialect } from '../../dialect.js';
import { all, integer, type Sql } from '../../fragments.js';
import { type Scope, scopeOf } from '../../scope.js';
import { type Bounded, type Edge, edgesOf } from './edges.js';
import { instantsOf } from './rows.js';

/**
 * Queries of one row { due } each: the earliest of all that are not null is the first instant (ms UTC) after `now` at
 * which the clock alone may turn anything; rather too early than too late. Undefined where nobody can say.
 */
export const dueSql = (plan: Plan, now: number, dialect: Dialect): readonly CompiledSql[] | undefined => {
  const { all: edges, unbounded } = edgesOf(plan);
  if (unbounded) return undefined;
  const scope = scopeOf(plan, now, { dialect });
  const due = edges.map((edge) => dueOf(edge, now, scope));
  const instants = due.filter((each) => typeof each === 'number');
  const queries = due.filter((each) => typeof each !== 'number');
  const known = instants.length === 0 ? [] : [sql`select ${integer(Math.min(...instants))} as due`];
  return [...known, ...queries].map((query) => dialect.compile(query));
};

/** An instant before which nothing turns, or a query for the one at which something may. */
const dueOf = ({ touch }: Edge, now: number, scope: Scope): number | Sql => {
  const { zone } = scope.plan.catalog;
  const end = midnight(localDay(now, zone) + 1, zone);
  if (touch.kind === 'yearly')
    return firstAfter(now, end, (then) => touch.days(touch.lag.of({ after: now, until: then })).size > 0);
  const { mark, lag, byDate } = touch;
  const markAt = (then: number): number => mark.at(lag.of({ after: then, until: then }).until);
  const isSteady = mark.steady !== undefined && lag.steady !== undefined;
  if (isSteady && !byDate) return nextPassed(touch, markAt(now), now, scope);
  const first = firstAfter(now, end, (then) => markAt(then) !== markAt(now));
  if (first > now + 1 || byDate) return first;
  const straight = straightUntil(markAt, now, end);
  if (straight <= now + 1) return now + 1;
  const passed = nextPassed(touch, markAt(now), now, scope);
  const due = scope.dialect.smallestKnown([sql`coalesce(found.due, ${integer(straight)})`, integer(straight)]);
  return sql`select ${due} as due from (${passed}) as found`;
};

/** The first instant after `now`, and up to `end`, from which on it is so; `end` if there is none. */
const firstAfter = (now: number, end: number, isSo: (instant: number) => boolean): number => {
  let [low, high] = [now, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** Clocks are put forward or back by more than this. */
const QUARTER = 15 * 60_000;

/** How long a mark goes along with `now`, neither standing still nor leaping. */
const straightUntil = (markAt: (now: number) => number, now: number, end: number): number => {
  const isStraight = (then: number): boolean => markAt(then) - markAt(now) === then - now;
  let last = now;
  while (last < end) {
    const next = Math.min(last + QUARTER, end);
    if (!isStraight(next)) break;
    last = next;
  }
  return last === end ? end : firstAfter(last, Math.min(last + QUARTER, end), (then) => !isStraight(then)) - 1;
};

/** When a mark that goes along with `now` comes to the next instant that it has not passed yet. */
const nextPassed = (
  { source, sides, lag }: Extract<Bounded, { kind: 'crossing' }>,
  markNow: number,
  now: number,
  scope: Scope,
): Sql => {
  const { instant, tables, conditions } = instantsOf(source, scope);
  // What turns behind its mark has not done so yet where the mark has just come to it.
  const first = markNow + (sides.includes('behind') ? 0 : 1) - SLACKS * lag.slack;
  const ahead = sql`select ${instant} as instant from ${tables} where ${all([sql`(${instant} >= ${integer(first)})`, ...conditions])}`;
  const early = integer(markNow - now + SLACKS * lag.slack);
  const due = scope.dialect.largestKnown([sql`(ahead.instant - ${early})`, integer(now + 1)]);
  return sql`select (select ${due} from (${ahead}) as ahead order by ahead.instant limit 1) as due`;
};

/** `markNow` has the slack of one end in it already. */
const SLACKS = 2;
