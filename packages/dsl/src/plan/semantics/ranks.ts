import type { RankThreshold } from '../types.js';
import { type Exact, ExactSum, roundReal } from './exact.js';
import { compareValues } from './modes.js';
import { SUM_SCALE } from './numbers.js';
import { compareText } from './texts.js';

type Cut = Exclude<RankThreshold['cut'], 'average'>;

/**
 * Which of N ranked values is θ, counted from 1 from the cut's own end: ceil(N * share) in exact rational
 * arithmetic, or min(count, N). 0 where nobody is ranked.
 */
export const cutPosition = (cut: Cut, population: number): number => {
  if ('count' in cut) return Math.min(cut.count, population);
  const numerator = BigInt(population) * BigInt(cut.share.numerator);
  const denominator = BigInt(cut.share.denominator);
  const position = Number((numerator + denominator - 1n) / denominator);
  return Math.min(Math.max(position, 1), population);
};

/** A customer with the value that is ranked. */
export interface RankedValue {
  readonly value: Exact;
  readonly customer: string;
}

/**
 * θ of a cut, and the last customer in among those tied at it, who have the smallest ids of them. Undefined where
 * nobody is ranked, or none is wanted.
 */
export const thetaOf = (cut: Cut, ranked: readonly RankedValue[]): RankedValue | undefined => {
  const position = cutPosition(cut, ranked.length);
  if (position === 0) return undefined;
  const sign = cut.from === 'largest' ? -1 : 1;
  return ranked.toSorted((a, b) => sign * compareValues(a.value, b.value) || compareText(a.customer, b.customer))[
    position - 1
  ];
};

/**
 * The mean of values at a scale, by one division; missing of nothing, and where the sum leaves 64 bits. Doubles (without
 * a scale) are summed in millionths.
 */
export const averageOf = (values: readonly Exact[], scale: number | undefined): number | null => {
  const sum = new ExactSum();
  let count = 0;
  for (const value of values) {
    const exact = scale === undefined ? roundReal(Number(value), SUM_SCALE) : value;
    if (exact === null) continue;
    sum.add(exact);
    count += 1;
  }
  return meanOf(sum.total(), count, scale ?? SUM_SCALE);
};

/** A sum of integers at a scale over how many there are, by one division. */
export const meanOf = (total: Exact | null, count: number, scale: number): number | null =>
  total === null || count === 0 ? null : Number(total) / Number(BigInt(count) * 10n ** BigInt(scale));
