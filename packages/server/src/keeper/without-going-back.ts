import { EngineError } from '@tagwright/engine';
import type { Clock } from '../clock.js';

/** Clocks of machines that keep time differ by less, in ms. */
const TOLERANCE = 5000;

/**
 * Does something at the present, or at the instant of the last step where another machine, whose clock is a little ahead,
 * made that one. Throws `clock-backwards` where the difference is larger: then a clock is wrong.
 */
export const withoutGoingBack = async <Result>(
  clock: Clock,
  work: (now: number) => Promise<Result>,
): Promise<Result> => {
  for (let now = clock(); ;) {
    try {
      return await work(now);
    } catch (thrown) {
      const asOf = instantOfLast(thrown);
      if (asOf === undefined || asOf - clock() > TOLERANCE) throw thrown;
      now = asOf;
    }
  }
};

const instantOfLast = (thrown: unknown): number | undefined =>
  thrown instanceof EngineError && thrown.code === 'clock-backwards'
    ? (thrown.params as { asOf: number }).asOf
    : undefined;
