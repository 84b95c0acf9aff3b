import type { Cond } from '../../plan/conditions.js';
import type { Value } from '../../plan/values.js';
import { MISSING, MOST_CELLS, type Cell, type Cells } from './cells.js';

/** What a quantity is, beside its cells. */
export interface About {
  readonly key: string;
  /** The value that is asked about; undefined where a quantity is no single value (a tag, a condition). */
  readonly value: Value | undefined;
  /** `age`: how long ago an instant was, in ms, or a date, in days; `ahead`: how long until then. */
  readonly seen: 'as-is' | 'age-ms' | 'age-days' | 'standing' | 'pair' | 'opaque';
  /** The values without which this one is missing, by key. */
  readonly needs: readonly string[];
  /** Whether it is missing just when they are: then what is said of one is said of the other. */
  readonly linked: boolean;
  /** What of the customer it is read from: fields, events, tags. Quantities with nothing in common vary freely. */
  readonly roots: ReadonlySet<string>;
}

export type Test = (cell: Cell) => boolean;

/**
 * A quantity while conditions are being read: every atomic condition on it is a test of its cells, which are only
 * known once all conditions have named their bounds.
 */
export class Draft {
  readonly tests: Test[] = [];
  /** The conditions that led to each test, for their words: what a rank asks without saying so may be written elsewhere. */
  readonly sources: Cond[][] = [];
  readonly #byKey = new Map<string, number>();

  constructor(
    readonly about: About,
    readonly cellsOf: () => readonly Cell[] | undefined,
    readonly canBeMissing: boolean,
  ) {}

  /** The place of a test, which is kept once. */
  test(key: string, source: Cond, make: () => Test): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      this.sources[known]?.push(source);
      return known;
    }
    const place = this.tests.length;
    this.#byKey.set(key, place);
    this.tests.push(make());
    this.sources.push([source]);
    return place;
  }
}

/** A quantity with its cells. */
export interface Quantity {
  readonly about: About;
  readonly cells: readonly Cell[];
  readonly all: Cells;
  /** The cell of the missing value, if there is one. */
  readonly missing: Cells;
  /** The cells in which each test holds. */
  readonly tests: readonly Cells[];
  /** The conditions that led to each test. */
  readonly sources: readonly (readonly Cond[])[];
}

/** Undefined where there are too many cells, or their order is not certain. */
export const settled = (draft: Draft): Quantity | undefined => {
  const present = draft.cellsOf();
  if (present === undefined) return undefined;
  const cells = draft.canBeMissing ? [...present, MISSING] : present;
  if (cells.length > MOST_CELLS) return undefined;
  const tests = draft.tests.map((test) => bits(cells, test));
  const all = bits(cells, () => true);
  return {
    about: draft.about,
    cells,
    all,
    missing: bits(cells, (cell) => cell.kind === 'missing'),
    tests,
    sources: draft.sources,
  };
};

const bits = (cells: readonly Cell[], test: Test): Cells =>
  cells.reduce((set, cell, index) => (test(cell) ? set | (1 << index) : set), 0);

/** The cells in a set, in their order. */
export const cellsIn = (quantity: Quantity, set: Cells): readonly Cell[] =>
  quantity.cells.filter((_, index) => (set & (1 << index)) !== 0);
