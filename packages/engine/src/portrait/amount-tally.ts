/** All known values of one feature as doubles, of the group and of everybody: what lies beyond 2^53 is the nearest one. */
export class AmountTally {
  #group: Float64Array;
  #everyone: Float64Array;
  #groupSize = 0;
  #size = 0;
  missing = { group: 0, everyone: 0 };

  /** `expected` is how many values there will be about. */
  constructor(expected: number) {
    this.#everyone = new Float64Array(Math.max(16, expected));
    this.#group = new Float64Array(16);
  }

  add(value: number | bigint | null, isMember: boolean): void {
    if (value === null) {
      this.missing.everyone += 1;
      if (isMember) this.missing.group += 1;
      return;
    }
    const double = Number(value);
    this.#everyone = withRoom(this.#everyone, this.#size);
    this.#everyone[this.#size++] = double;
    if (!isMember) return;
    this.#group = withRoom(this.#group, this.#groupSize);
    this.#group[this.#groupSize++] = double;
  }

  /** In ascending order. */
  sorted(): { readonly group: Float64Array; readonly everyone: Float64Array } {
    return {
      group: this.#group.subarray(0, this.#groupSize).sort(),
      everyone: this.#everyone.subarray(0, this.#size).sort(),
    };
  }
}

const withRoom = (values: Float64Array, size: number): Float64Array => {
  if (size < values.length) return values;
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
};

/** The smallest value that at least a share `q` of them does not exceed: one of the values themselves, never one between. */
export const quantile = (sorted: Float64Array, q: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];

/** How many values are below a bound. */
export const countBelow = (sorted: Float64Array, bound: number): number => countWhile(sorted, (value) => value < bound);

/** How many values are at most so large. */
export const countUpTo = (sorted: Float64Array, bound: number): number => countWhile(sorted, (value) => value <= bound);

/** How many values come before the first of which something holds no more. */
const countWhile = (sorted: Float64Array, holds: (value: number) => boolean): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
};
