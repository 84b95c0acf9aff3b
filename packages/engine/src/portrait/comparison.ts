/** How often something is there: in a group, and among everybody, the group included. */
export interface Share {
  readonly group: number;
  readonly everyone: number;
}

export interface Comparison {
  /** Among the members; 0 of a group without any. */
  readonly share: number;
  readonly shareOfEveryone: number;
  /** How many times as often as among everybody; undefined where it is nobody's. */
  readonly lift: number | undefined;
  /** How often a group of this size, drawn by lot, would be at least as far off, in either direction. */
  readonly p: number;
  /**
   * Whether the group has it more often than chance makes it: `unclear` where a group of this size, drawn by lot, might as
   * well. With `tests` comparisons beside one another, one in twenty such portraits has a wrong one (Bonferroni).
   */
  readonly difference: 'more' | 'less' | 'unclear';
}

const LEVEL = 0.05;

/**
 * A group beside everybody. The members of a group that has nothing to do with what is counted are as good as drawn by
 * lot, so that the number of those who have it is hypergeometric: exact for groups of any size, and for those that are
 * nearly everybody.
 */
export const compared = (
  { group, everyone }: Share,
  { size, population, tests = 1 }: { readonly size: number; readonly population: number; readonly tests?: number },
): Comparison => {
  const share = size === 0 ? 0 : group / size;
  const shareOfEveryone = population === 0 ? 0 : everyone / population;
  const p = chanceOf(group, size, everyone, population);
  const isClear = p * tests < LEVEL;
  return {
    share,
    shareOfEveryone,
    lift: shareOfEveryone === 0 || size === 0 ? undefined : share / shareOfEveryone,
    p,
    difference: !isClear ? 'unclear' : share > shareOfEveryone ? 'more' : 'less',
  };
};

/** Twice the smaller tail of the hypergeometric distribution: `marked` of `population`, `drawn` without putting back. */
export const chanceOf = (found: number, drawn: number, marked: number, population: number): number => {
  if (drawn === 0 || drawn === population || marked === 0 || marked === population) return 1;
  const mean = (drawn * marked) / population;
  const tail = tailFrom(found, found >= mean ? 1 : -1, drawn, marked, population);
  return Math.min(1, 2 * tail);
};

/** The probability of `found` and of everything beyond it in a direction: terms fall off, and are summed until they are none. */
const tailFrom = (found: number, step: 1 | -1, drawn: number, marked: number, population: number): number => {
  const unmarked = population - marked;
  let term = Math.exp(logChoose(marked, found) + logChoose(unmarked, drawn - found) - logChoose(population, drawn));
  let sum = 0;
  for (let at = found; term > 0 && term > sum * 1e-15; at += step) {
    sum += term;
    const isUp = step === 1;
    const [x, y] = isUp ? [at, at + 1] : [at - 1, at];
    const ratio = ((marked - x) * (drawn - x)) / (y * (unmarked - drawn + y));
    term *= isUp ? ratio : 1 / ratio;
    if (!Number.isFinite(term)) break;
  }
  return sum;
};

const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? -Infinity : logFactorial(n) - logFactorial(k) - logFactorial(n - k);

const SMALL: number[] = [0];

/** Stirling's series, which from 20 on is exact to 16 digits with four terms; below that, sums. */
const logFactorial = (n: number): number => {
  if (n < 20) {
    for (let next = SMALL.length; next <= n; next += 1) SMALL.push((SMALL[next - 1] ?? 0) + Math.log(next));
    return SMALL[n] ?? 0;
  }
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
};
