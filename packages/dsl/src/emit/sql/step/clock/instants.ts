import { localDay } from '../../../../plan/semantics/index.js';
import { unreachable } from '../../../../text/unreachable.js';
import { found, type Scope } from '../../scope.js';
import { foundationsOf } from '../parts.js';
import type { Edge } from './edges.js';
import type { Stretch } from './mark.js';
import { AT_ONCE, type Source } from './touch.js';

/**
 * So many ms behind the fact that it finds an edge turns what it turns; undefined where that is not the same for all of
 * them, or where it may turn something again.
 */
export const turnsBehind = (
  { part, touch, turns, isEntry }: Edge,
  all: readonly Edge[],
  stretch: Stretch,
  scope: Scope,
): number | undefined => {
  if (touch.kind !== 'crossing' || touch.byDate || touch.lag !== AT_ONCE) return undefined;
  const { mark, sides } = touch;
  if (mark.steady === undefined) return undefined;
  if (isEntry) return entersOnce(part, all, stretch, scope) ? 0 : undefined;
  // Zero is never negative: the text of a statement does not go by its sign.
  return turns === 1 ? 0 - mark.steady + (sides.includes('behind') ? 1 : 0) : undefined;
};

/**
 * Whether an event of a table that enters within the stretch turns nothing else in it: whatever the clock runs against of
 * what rests on the table lies out of reach of all the stretch.
 */
const entersOnce = (table: string, all: readonly Edge[], stretch: Stretch, scope: Scope): boolean => {
  const { zone } = scope.plan.catalog;
  const isOneDay = localDay(stretch.after, zone) === localDay(stretch.until, zone);
  return all.every(({ touch, isEntry }) => {
    if (isEntry || !restsOn(touch.source, table, scope)) return true;
    if (touch.kind !== 'crossing') return isOneDay;
    const { mark, sides, lag, byDate } = touch;
    if (mark.steady === 0 && lag === AT_ONCE && !byDate) return !sides.includes('behind');
    const far = stretch.until - stretch.after + SEVERAL_SLACKS * (lag.slack + 1);
    const lengths = [mark.steady, lag.steady, (mark.steady ?? 0) + (lag.steady ?? 0)];
    if (lengths.some((length) => length !== undefined && length !== 0 && Math.abs(length) <= far)) return false;
    // What goes by the calendar leaps at midnights, and never by less than it lies off within a day.
    return isOneDay || (mark.steady !== undefined && lag.steady !== undefined) || isOutOfReach(touch, stretch);
  });
};

/** Whether a mark that goes by the calendar comes to no instant of the stretch while that lasts. */
const isOutOfReach = ({ mark, lag, byDate }: Crossing, { after, until }: Stretch): boolean => {
  if (lag !== AT_ONCE || byDate) return false;
  return mark.at(until) < after - SEVERAL_SLACKS || mark.at(after) > until + SEVERAL_SLACKS;
};

type Crossing = Extract<Edge['touch'], { kind: 'crossing' }>;

/** Whether the instants that lie there may be others once an event of a table has entered. */
const restsOn = (source: Source, table: string, scope: Scope): boolean => {
  switch (source.kind) {
    case 'event':
      return source.table === table;
    case 'column':
    case 'overall':
      return foundationsOf(found(scope.columns, source.column), scope).facts.includes(table);
    case 'computed':
      return true;
    case 'customer':
    case 'constant':
    case 'hand-set':
    case 'field-change':
    case 'recorded':
      return false;
    default:
      return unreachable(source);
  }
};

const SEVERAL_SLACKS = 4;
