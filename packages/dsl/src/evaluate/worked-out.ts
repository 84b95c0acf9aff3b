import type { Known, Scope } from '../emit/json-logic/operators/scope.js';
import type { Turning } from './folds.js';
import { marksOf } from './marks.js';
import type { Moment } from './moment.js';
import type { Prepared } from './prepare.js';
import { turningPoint } from './turning-point.js';

/** The instants in [earlier, later), two neighbouring breakpoints, at which something turns, in order. */
export type Between = (earlier: number, later: number) => readonly number[];

/** The instants from `start` to the last of `ends`, between which nothing else turns, at which one thing does. */
type Search = (start: number, ends: readonly number[]) => readonly number[];

/** What is rounded to less than a stretch of time has instants for is not followed step by step. */
const MOST_STEPS = 1000;

/**
 * Where what a part of a plan works out from a recency turns between two breakpoints, at which facts and lengths make it
 * jump: each comparison by itself, for several of them may come and go together. Nothing else turns there.
 */
export const workedOutBetween = (prepared: Prepared, part: object, momentAt: (instant: number) => Moment): Between => {
  const { uneven } = marksOf(prepared, part);
  return (earlier, later) => {
    let points: readonly number[] = [];
    if (uneven.length === 0 || later - 1 <= earlier) return points;
    for (const turning of uneven) {
      for (const scopeAt of scopesOf(turning, momentAt, earlier)) {
        const own = searchFor(prepared, turning, scopeAt)(earlier, [...points, later - 1]);
        if (own.length > 0) points = [...new Set([...points, ...own])].sort((a, b) => a - b);
      }
    }
    return points;
  };
};

/** The customer, or each of the events one by one. */
const scopesOf = (
  { of }: Turning,
  momentAt: (instant: number) => Moment,
  start: number,
): readonly ((instant: number) => Scope)[] => {
  if (of === undefined) return [(instant) => momentAt(instant).scope];
  return (momentAt(start).events[of] ?? []).map((event) => (instant) => {
    const outer = momentAt(instant).scope;
    return { world: outer.world, event, outer };
  });
};

const searchFor = (prepared: Prepared, turning: Turning, scopeAt: (instant: number) => Scope): Search => {
  if (turning.kind === 'holds') {
    const condition = prepared.condition(turning.condition);
    return turningPoints((at) => condition(scopeAt(at)) as boolean);
  }
  const value = prepared.value(turning.value);
  const valueAt = (at: number): number | null => numberOf(value(scopeAt(at)) as Known);
  return turning.kind === 'steps' ? steps(valueAt) : vertices(valueAt);
};

const numberOf = (value: Known): number | null => (value === null ? null : Number(value));

/** Breakpoints in (after, until], in order, and what turns between them: looked for as far as somebody goes on. */
export function* filledIn(
  breakpoints: readonly number[],
  after: number,
  until: number,
  between: Between,
): Generator<number, void> {
  let earlier = after;
  for (const instant of breakpoints) {
    yield* between(earlier, instant);
    yield instant;
    earlier = instant;
  }
  yield* between(earlier, until + 1);
}

/** Where something that turns at most once between two instants does so. */
const turningPoints =
  (holdsAt: (instant: number) => boolean): Search =>
  (start, ends) => {
    const points: number[] = [];
    let [earlier, holds] = [start, holdsAt(start)];
    for (const end of ends) {
      const holdsNow = holdsAt(end);
      const held = holds;
      if (holdsNow !== held) points.push(turningPoint(earlier, end, (instant) => holdsAt(instant) === held));
      [earlier, holds] = [end, holdsNow];
    }
    return points;
  };

/** Where something that turns round at most once between two instants does so: it rises before, and no longer after. */
const vertices =
  (valueAt: (instant: number) => number | null): Search =>
  (start, ends) => {
    let earlier = start;
    return ends.flatMap((end) => {
      const [from, to] = [earlier, end - 1];
      earlier = end;
      const rises = (at: number): boolean => (valueAt(at) ?? 0) < (valueAt(at + 1) ?? 0);
      return to <= from ? [] : turningPoints(rises)(from, [to]).flatMap((point) => [point, point + 1]);
    });
  };

/** Each step of something that goes one way from one instant to the next, and the instant just before it. */
const steps =
  (valueAt: (instant: number) => number | null): Search =>
  (start, ends) => {
    const points: number[] = [];
    const look = (from: number, low: number | null, to: number, high: number | null): void => {
      if (low === high || points.length >= MOST_STEPS) return;
      if (to - from === 1) {
        points.push(from, to);
        return;
      }
      const middle = Math.floor((from + to) / 2);
      const between = valueAt(middle);
      look(from, low, middle, between);
      look(middle, between, to, high);
    };
    let [earlier, value] = [start, valueAt(start)];
    for (const end of ends) {
      const now = valueAt(end);
      look(earlier, value, end, now);
      [earlier, value] = [end, now];
    }
    return points;
  };
