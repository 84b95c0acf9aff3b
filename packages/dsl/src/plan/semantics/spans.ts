import type { Span } from '../windows.js';
import { shiftInstant } from './zone.js';

const SLACK = 5 * 86_400_000;

/**
 * The last instant (ms UTC) that a span still covers when it counts from `last`: the latest t with t - span <= last.
 * A calendar span moves t, not `last`, and months differ in length, so the instant is searched for; moving back never
 * turns the order of instants round.
 */
export const coveredUntil = (last: number, span: Span, zone: string): number => {
  if (span.unit === 'ms') return last + span.ms;
  const guess = shiftInstant(last, span, 'on', zone);
  let [covered, beyond] = [guess - SLACK, guess + SLACK];
  while (beyond - covered > 1) {
    const middle = Math.floor((covered + beyond) / 2);
    if (shiftInstant(middle, span, 'back', zone) <= last) covered = middle;
    else beyond = middle;
  }
  return covered;
};
