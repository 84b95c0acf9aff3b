import type { RankThreshold } from '../types.js';

type Cut = Exclude<RankThreshold['cut'], 'average'>;

/**
 * Which of N ranked values is θ, counted from 1 from the cut's own end: ceil(N * share) in exact rational
 * arithmetic, or min(count, N). 0 where nobody is ranked.
 */
export const cutPosition = (cut: Cut, population: number): number => {
  if (population === 0) return 0;
  if ('count' in cut) return Math.min(cut.count, population);
  const numerator = BigInt(population) * BigInt(cut.share.numerator);
  const denominator = BigInt(cut.share.denominator);
  const position = Number((numerator + denominator - 1n) / denominator);
  return Math.min(Math.max(position, 1), population);
};
