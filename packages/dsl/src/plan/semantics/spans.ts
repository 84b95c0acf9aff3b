import type { Span } from '../windows.js';
import { shiftInstant } from './zone.js';

const SLACK = 5 * 86_400_000;

/**
 * The latest instant (ms UTC) that a span moves to `limit` or before it. Months differ in length, so it is searched
 * for; moving never turns the order of instants round.
 */
export const latestShiftedTo = (limit: number, span: Span, direction: 'back' | 'on', zone: string): number => {
  if (span.unit === 'ms') return direction === 'back' ? limit + span.ms : limit - span.ms;
  const isWithin = (instant: number): boolean => shiftInstant(instant, span, direction, zone) <= limit;
  const guess = shiftInstant(limit, span, direction === 'back' ? 'on' : 'back', zone);
  // Mostly there and back is where one was.
  if (isWithin(guess) && !isWithin(guess + 1)) return guess;
  let [within, beyond] = [guess - SLACK, guess + SLACK];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
};

/**
 * The last instant (ms UTC) that a span still covers when it counts from `last`: the latest t with t - span <= last. A
 * calendar span moves t, not `last`.
 */
export const coveredUntil = (last: number, span: Span, zone: string): number =>
  latestShiftedTo(last, span, 'back', zone);
