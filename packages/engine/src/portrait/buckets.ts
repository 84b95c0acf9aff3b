import { DAY_MS, type ValueType } from '@tagwright/dsl';
import { calendarEdges } from './calendar-buckets.js';
import { quantile } from './amount-tally.js';

/** A stretch of values, in storage units: from `from` (included) to `to` (excluded), open where one is left out. */
export interface Bucket {
  readonly from?: number;
  readonly to?: number;
  /** Where all values of it are one. */
  readonly value?: number;
}

/** So few different values are shown one by one. */
const ONE_BY_ONE = 12;
const PARTS = 10;

/**
 * Buckets that everybody fits into, for values in ascending order: each value by itself where there are few; days, weeks,
 * months, quarters or years of the calendar for instants and dates; otherwise about ten of about the same size, whose
 * bounds are round.
 */
export const bucketsFor = (sorted: Float64Array, type: ValueType, zone: string): readonly Bucket[] => {
  const few = distinctUpTo(sorted, ONE_BY_ONE);
  if (few !== undefined) return few.map((value) => ({ value }));
  return between(edgesFor(sorted, type, zone), sorted);
};

const edgesFor = (sorted: Float64Array, type: ValueType, zone: string): readonly number[] =>
  type.kind === 'date' || type.kind === 'time'
    ? calendarEdges(quantile(sorted, 0.01) ?? 0, quantile(sorted, 0.99) ?? 0, type.kind, zone)
    : roundEdges(sorted, type);

const distinctUpTo = (sorted: Float64Array, most: number): readonly number[] | undefined => {
  const found: number[] = [];
  for (const value of sorted) {
    if (value === found.at(-1)) continue;
    if (found.length === most) return undefined;
    found.push(value);
  }
  return found;
};

/** Deciles, each at the nearest round value; a least value that many share stands by itself. */
const roundEdges = (sorted: Float64Array, type: ValueType): readonly number[] => {
  const least = sorted[0] ?? 0;
  const deciles = Array.from({ length: PARTS - 1 }, (_, index) => quantile(sorted, (index + 1) / PARTS) ?? 0);
  const round = type.kind === 'duration' ? roundDuration : roundNumber;
  const isWhole = 'form' in type && type.form !== 'real';
  const edges = deciles.map((each) => (isWhole ? Math.round(round(each)) : round(each)));
  const first = deciles[0] === least && isWhole ? [least + 1] : [];
  return ascending([...first, ...edges].filter((edge) => edge > least));
};

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

const between = (edges: readonly number[], sorted: Float64Array): readonly Bucket[] => {
  const bounds = [undefined, ...edges];
  return bounds.map((from, index): Bucket => {
    const to = bounds[index + 1];
    const least = sorted[0];
    const isLeast = index === 0 && to !== undefined && least !== undefined && to === least + 1;
    if (isLeast && Number.isInteger(least)) return { value: least };
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  });
};

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The nearest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten. */
export const roundNumber = (value: number): number => {
  if (value === 0 || !Number.isFinite(value)) return value;
  const size = Math.abs(value);
  const power = Math.floor(Math.log10(size));
  const [times, over] = power < 0 ? [1, 10 ** -power] : [10 ** power, 1];
  return Math.sign(value) * ((nearestOf(ROUND, (size / times) * over) * times) / over);
};

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];
/** What people say: half an hour, three days, two weeks, a quarter. */
const SPANS = [
  ...[1, 2, 5, 10, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730].map((days) => days * DAY_MS),
];

const roundDuration = (value: number): number => {
  const size = Math.abs(value);
  if (size < SECOND) return roundNumber(value);
  const longest = SPANS.at(-1) ?? 0;
  const nearest = size > longest ? roundNumber(size / (365 * DAY_MS)) * 365 * DAY_MS : nearestOf(SPANS, size);
  return Math.sign(value) * nearest;
};

const nearestOf = (values: readonly number[], value: number): number =>
  values.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));
