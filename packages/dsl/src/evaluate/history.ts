import { shiftInstant } from '../plan/semantics/index.js';
import type { HistoryColumn } from '../plan/types.js';
import type { Known } from '../emit/json-logic/operators/scope.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import { historyBreakpoints } from './breakpoints.js';
import { marksOf } from './marks.js';
import type { Moment } from './moment.js';
import type { Prepared } from './prepare.js';
import { turningPoint } from './turning-point.js';

/** An instant out of a customer's history, found from the facts: between two breakpoints nothing changes. */
export const historyAt = (history: HistoryColumn, moment: Moment): Known => {
  const { of, horizon } = history;
  const start = shiftInstant(moment.now, horizon, 'back', moment.zone);
  /** The start and the breakpoints after it, in order: looked for only where the present does not say all. */
  const earlier = (): readonly number[] => [
    start,
    ...historyBreakpoints(moment.prepared, history, moment.record, start, moment.now, (at) => moment.before(at)),
  ];
  if (of.fn === 'last-changed') return lastChanged(of.what, moment, earlier());
  const holds = moment.prepared.condition(of.condition);
  if (of.fn === 'true-since') return trueSince((at) => holds(moment.before(at).scope) as boolean, moment.now, earlier);
  const onGrid = restsOnPopulation(moment.prepared, history);
  return lastTrue(
    (at) => holds((onGrid ? moment.onGrid(at) : moment.before(at)).scope) as boolean,
    moment.now,
    earlier,
  );
};

/** Elsewhere one customer is the same at an instant, whatever the thresholds. */
const restsOnPopulation = (prepared: Prepared, history: HistoryColumn): boolean => {
  const { ranked, histories } = marksOf(prepared, history);
  return ranked || histories.some((each) => restsOnPopulation(prepared, each));
};

/** The latest instant up to now at which a condition held, as far back as the earlier instants go. */
const lastTrue = (
  holdsAt: (instant: number) => boolean,
  now: number,
  earlier: () => readonly number[],
): number | null => {
  if (holdsAt(now)) return now;
  let later = now;
  for (const instant of earlier().toReversed()) {
    if (instant !== later && holdsAt(instant)) return turningPoint(instant, later, holdsAt) - 1;
    later = instant;
  }
  return null;
};

/** The start of the stretch up to now in which a condition held all along, as far back as the earlier instants go. */
const trueSince = (
  holdsAt: (instant: number) => boolean,
  now: number,
  earlier: () => readonly number[],
): number | null => {
  if (!holdsAt(now)) return null;
  let since = now;
  for (const instant of earlier().toReversed()) {
    if (!holdsAt(instant)) return turningPoint(instant, since, (at) => !holdsAt(at));
    since = instant;
  }
  return since;
};

const lastChanged = (
  what: Extract<HistoryColumn['of'], { fn: 'last-changed' }>['what'],
  moment: Moment,
  earlier: readonly number[],
): number | null => {
  const valueAt = (instant: number): Known => {
    const then = moment.before(instant);
    return 'tag' in what ? JSON.stringify(then.tagValues(what.tag)) : knownOf(then.customer.fields[what.column]);
  };
  const latest = valueAt(moment.now);
  let same = moment.now;
  for (const instant of earlier.toReversed()) {
    const value = valueAt(instant);
    if (value !== latest) return turningPoint(instant, same, (at) => valueAt(at) === value);
    same = instant;
  }
  return null;
};
