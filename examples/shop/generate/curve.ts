/** A density over days: how likely each day is to see something happen. */
export class Curve {
  /** What lies before each day, and at the end everything. */
  private readonly before: Float64Array;

  constructor(weights: readonly number[]) {
    this.before = new Float64Array(weights.length + 1);
    weights.forEach((weight, day) => (this.before[day + 1] = (this.before[day] as number) + weight));
  }

  /** The day by which this share of what happens from one day to another (both included) has happened. */
  dayAt(share: number, from: number, to: number): number {
    const before = this.before;
    const start = before[from] as number;
    const target = start + share * ((before[to + 1] as number) - start);
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((before[middle + 1] as number) <= target) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
