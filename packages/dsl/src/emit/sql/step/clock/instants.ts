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
 * Whether the stretch is too short for an event of a table that enters within it to turn anything else: shorter than
 * every length that the clock runs against, and without a local midnight.
 */
const entersOnce = (table: string, all: readonly Edge[], { after, until }: Stretch, scope: Scope): boolean => {
  const { zone } = scope.plan.catalog;
  if (localDay(after, zone) !== localDay(until, zone)) return false;
  return all.every(({ touch, isEntry }) => {
    if (isEntry || touch.kind !== 'crossing' || !restsOn(touch.source, table, scope)) return true;
    const { mark, sides, lag } = touch;
    if (mark.steady === 0 && lag === AT_ONCE) return !sides.includes('behind');
    const far = until - after + SEVERAL_SLACKS * (lag.slack + 1);
    const lengths = [mark.steady, lag.steady, (mark.steady ?? 0) + (lag.steady ?? 0)];
    return lengths.every((length) => length === undefined || length === 0 || Math.abs(length) > far);
  });
};

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
