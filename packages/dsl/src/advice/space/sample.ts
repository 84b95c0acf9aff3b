import { DAY_MS } from '../../plan/semantics/index.js';
import type { Interval } from './intervals.js';

/** The steps that people count in, from large to small, in a quantity's own units. */
export const decimalSteps = (unit: number): readonly number[] =>
  [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1, 0.1, 0.01, 0.001, 0.0001, 0.000001].map((step) => step * unit);

export const TIME_STEPS: readonly number[] = [
  ...[1000, 100, 10, 1].map((days) => days * DAY_MS),
  3_600_000,
  60_000,
  1000,
];

/** The roundest number inside an interval; undefined where no step hits it. */
export const roundIn = ({ from, to }: Interval, steps: readonly number[]): number | undefined => {
  const near = Math.max(from === -Infinity ? 0 : Math.abs(from), to === Infinity ? 0 : Math.abs(to));
  const open = from === -Infinity || to === Infinity;
  for (const step of steps) {
    // Of what goes on for ever, a number of the same size as its end is meant, not 0 or a thousand million.
    if (open && step > Math.max(near, 1) && step !== steps.at(-1)) continue;
    const found = from === -Infinity ? below(to, step) : Math.ceil(clean(from / step)) * step;
    const value = clean(found);
    if (value >= from && value < to) return value === 0 ? 0 : value;
  }
  return undefined;
};

const below = (to: number, step: number): number => (to === Infinity ? 0 : (Math.ceil(clean(to / step)) - 1) * step);

/** Without the last digits that doubles add. */
const clean = (value: number): number =>
  Number.isFinite(value) && Math.abs(value) < 1e9 ? Number(value.toFixed(9)) : value;
