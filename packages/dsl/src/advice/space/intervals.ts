/** Numbers x with from <= x < to. Every number that can be held has a next one, so this says all that `<=` and `>` say. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export type Op = '=' | '<' | '<=' | '>' | '>=';

/** How the numbers of an axis lie: whole ones, or doubles. */
export type Grain = 'whole' | 'double';

const bytes = new DataView(new ArrayBuffer(8));

/** The double after this one. */
const nextDouble = (x: number): number => {
  if (!Number.isFinite(x)) return x;
  if (x === 0) return Number.MIN_VALUE;
  bytes.setFloat64(0, x);
  bytes.setBigInt64(0, bytes.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bytes.getFloat64(0);
};

/** The first number of the grain that is not below the bound. */
const atOrAfter = (bound: number, grain: Grain): number => (grain === 'whole' ? Math.ceil(bound) : bound);
/** The first number of the grain above the bound. */
export const after = (bound: number, grain: Grain): number =>
  grain === 'whole' ? Math.floor(bound) + 1 : nextDouble(bound);

/** The numbers that stand so to the bound; undefined if none does. */
export const intervalOf = (op: Op, bound: number, grain: Grain): Interval | undefined => {
  switch (op) {
    case '>=':
      return { from: atOrAfter(bound, grain), to: Infinity };
    case '>':
      return { from: after(bound, grain), to: Infinity };
    case '<':
      return { from: -Infinity, to: atOrAfter(bound, grain) };
    case '<=':
      return { from: -Infinity, to: after(bound, grain) };
    case '=': {
      const from = atOrAfter(bound, grain);
      return from === bound ? { from, to: after(bound, grain) } : undefined;
    }
  }
};

/** The parts into which cuts divide an interval. */
export const partsOf = (whole: Interval, cuts: Iterable<number>): readonly Interval[] => {
  const inside = [...new Set(cuts)].filter((cut) => cut > whole.from && cut < whole.to).toSorted((a, b) => a - b);
  const starts = [whole.from, ...inside];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? whole.to }));
};

export const holds = (interval: Interval, part: Interval): boolean =>
  interval.from <= part.from && part.to <= interval.to;
