import { marksOf } from './marks.js';
import type { Moment } from './moment.js';
import type { Prepared } from './prepare.js';
import { turningPoint } from './turning-point.js';

/** The instants in [earlier, later), two neighbouring breakpoints, at which something turns, in order. */
export type Between = (earlier: number, later: number) => readonly number[];

/**
 * Where what a part of a plan works out from a recency turns between two breakpoints, at which facts and lengths make it
 * jump: each comparison by itself, for several of them may come and go together. Nothing else turns there.
 */
export const workedOutBetween = (prepared: Prepared, part: object, momentAt: (instant: number) => Moment): Between => {
  const conditions = marksOf(prepared, part).uneven.map((each) => prepared.condition(each));
  return (earlier, later) => {
    let points: readonly number[] = [];
    if (later - 1 <= earlier) return points;
    for (const holds of conditions) {
      const own = turningPoints(earlier, [...points, later - 1], (at) => holds(momentAt(at).scope) as boolean);
      if (own.length > 0) points = [...new Set([...points, ...own])].sort((a, b) => a - b);
    }
    return points;
  };
};

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
const turningPoints = (start: number, ends: readonly number[], holdsAt: (instant: number) => boolean): number[] => {
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
