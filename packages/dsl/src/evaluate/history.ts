import { shiftInstant } from '../plan/semantics/index.js';
import type { HistoryColumn } from '../plan/types.js';
import type { Known } from '../emit/json-logic/operators/scope.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import { breakpoints, turningPoint } from './breakpoints.js';
import type { Moment } from './moment.js';

/** An instant out of a customer's history, found from the facts: between two breakpoints nothing changes. */
export const historyAt = (history: HistoryColumn, moment: Moment): Known => {
  const { of, horizon } = history;
  const start = shiftInstant(moment.now, horizon, 'back', moment.zone);
  const steps = breakpoints(moment.prepared, history, moment.record, start, moment.now, 'by-midnight');
  if (of.fn === 'last-changed') return lastChanged(of.what, moment, start, steps);
  const holds = moment.prepared.condition(of.condition);
  if (of.fn === 'last-true')
    return lastTrue((at) => holds(moment.onGrid(at).scope) as boolean, moment.now, start, steps);
  return trueSince((at) => holds(moment.before(at).scope) as boolean, moment.now, start, steps);
};

/** The latest instant up to now at which a condition held, as far back as `start`. */
const lastTrue = (
  holdsAt: (instant: number) => boolean,
  now: number,
  start: number,
  steps: readonly number[],
): number | null => {
  if (holdsAt(now)) return now;
  const earlier = [start, ...steps];
  let later = now;
  for (let index = earlier.length - 1; index >= 0; index -= 1) {
    const instant = earlier[index] as number;
    if (instant !== later && holdsAt(instant)) return turningPoint(instant, later, holdsAt) - 1;
    later = instant;
  }
  return null;
};

/** The start of the stretch up to now in which a condition held all along, as far back as `start`. */
const trueSince = (
  holdsAt: (instant: number) => boolean,
  now: number,
  start: number,
  steps: readonly number[],
): number | null => {
  if (!holdsAt(now)) return null;
  const earlier = [start, ...steps];
  let since = now;
  for (let index = earlier.length - 1; index >= 0; index -= 1) {
    const instant = earlier[index] as number;
    if (!holdsAt(instant)) return turningPoint(instant, since, (at) => !holdsAt(at));
    since = instant;
  }
  return since;
};

const lastChanged = (
  what: Extract<HistoryColumn['of'], { fn: 'last-changed' }>['what'],
  moment: Moment,
  start: number,
  steps: readonly number[],
): number | null => {
  const valueAt = (instant: number): Known => {
    const then = moment.before(instant);
    return 'tag' in what ? JSON.stringify(then.tagValues(what.tag)) : knownOf(then.customer.fields[what.column]);
  };
  const earlier = [start, ...steps];
  const latest = valueAt(moment.now);
  let same = moment.now;
  for (let index = earlier.length - 1; index >= 0; index -= 1) {
    const instant = earlier[index] as number;
    const value = valueAt(instant);
    if (value !== latest) return turningPoint(instant, same, (at) => valueAt(at) === value);
    same = instant;
  }
  return null;
};
