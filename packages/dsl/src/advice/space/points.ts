import { DAY_MS } from '../../plan/semantics/index.js';
import type { Cell } from './cells.js';
import type { Interval } from './intervals.js';
import type { Quantity } from './quantity.js';
import { isAboutMonths } from './spans.js';

/**
 * Round numbers inside a cell: the roundest first, then others that lie on the other side of one of the edges. None
 * where the quantity is not said as a number.
 */
export const pointsIn = (
  quantity: Quantity,
  cell: Extract<Cell, { kind: 'range' }>,
  edges: readonly number[],
): readonly number[] => {
  const { value, seen } = quantity.about;
  const points = new Set<number>();
  const add = (point: number | undefined): void => {
    if (point !== undefined && point >= cell.from && point < cell.to) points.add(point);
  };
  if (value === undefined || seen === 'age-days') return [];
  if (seen === 'age-ms') {
    add(ageIn(cell));
    for (const edge of edges) {
      add(ageIn({ from: Math.max(cell.from, edge), to: cell.to }));
      add(ageIn({ from: cell.from, to: Math.min(cell.to, edge) }));
    }
  } else if (value.type.kind === 'date') add(cell.from === -Infinity ? cell.to - 1 : cell.from);
  else if (value.type.kind === 'duration') add(roundIn(cell, TIME_STEPS));
  else if (value.type.kind === 'number' || value.type.kind === 'money') {
    const { form } = value.type;
    add(roundIn(cell, decimalSteps(form === 'real' ? 1 : 10 ** form.exact)));
    if (form !== 'real' && form.exact === 0) for (const count of [1, 2, 3, 5, 10]) add(count);
  }
  return [...points].filter(Number.isFinite);
};

/** A round length of time after the cell's first instant, which would raise the question of which side it is on. */
const ageIn = ({ from, to }: Interval): number | undefined => {
  const start = Math.max(from, 0);
  const found = to > start ? roundIn({ from: start + (to - start > 1 ? 1 : 0), to }, TIME_STEPS) : undefined;
  return found === undefined || found === 0 || isAboutMonths(found) ? undefined : found;
};

/** The steps that people count in, from large to small, in a quantity's own units. */
const decimalSteps = (unit: number): readonly number[] =>
  [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1, 0.1, 0.01, 0.001, 0.0001, 0.000001].map((step) => step * unit);

const TIME_STEPS: readonly number[] = [...[1000, 100, 10, 1].map((days) => days * DAY_MS), 3_600_000, 60_000, 1000];

/** The roundest number inside an interval; undefined where no step hits it. */
const roundIn = ({ from, to }: Interval, steps: readonly number[]): number | undefined => {
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
