import { compareValues, type Exact, ExactSum, modeOf } from '../../../plan/semantics/index.js';
import type { Known, Operator } from './scope.js';

const known = (values: readonly Known[]): (string | Exact)[] => values.filter((value) => value !== null);

const extreme = (values: readonly Known[], sign: 1 | -1): Known => {
  let best: Known = null;
  for (const value of values) {
    if (value !== null && (best === null || compareValues(value, best) * sign < 0)) best = value;
  }
  return best;
};

/** What a list of events, or of one value of each, comes to. Missing values do not count, except as the first or last one. */
export const aggregates = {
  tw_count: (_, list: readonly unknown[]) => list.length,
  tw_count_known: (_, values: readonly Known[]) => known(values).length,
  tw_sum: (_, values: readonly Known[]) => {
    const sum = new ExactSum();
    for (const value of values) if (value !== null) sum.add(value as Exact);
    return sum.total();
  },
  tw_min: (_, values: readonly Known[]) => extreme(values, 1),
  tw_max: (_, values: readonly Known[]) => extreme(values, -1),
  tw_first: (_, values: readonly Known[]) => values[0] ?? null,
  tw_last: (_, values: readonly Known[]) => values.at(-1) ?? null,
  tw_distinct: (_, values: readonly Known[]) => new Set(known(values)).size,
  tw_mode: (_, values: readonly Known[], declared?: readonly string[]) => modeOf(known(values), declared) ?? null,
} satisfies Readonly<Record<string, Operator>>;
