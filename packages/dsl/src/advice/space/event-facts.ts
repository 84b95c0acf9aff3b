import type { Column } from '../../plan/types.js';
import type { PlanWindow } from '../../plan/windows.js';
import { agesIn } from './axes.js';
import type { Box } from './boxes.js';
import type { Cells } from './cells.js';
import { Differences } from './differences.js';
import { cellsIn, type Quantity } from './quantity.js';
import { Lengths } from './spans.js';
import type { Values } from './values.js';

/** What a quantity says of the events that it is measured on. */
interface Measured {
  readonly index: number;
  readonly quantity: Quantity;
  readonly column: Column;
  /** The events gathered, and the ages of those in the window; undefined where the calendar decides. */
  readonly family: Family;
  readonly ages: { readonly from: number; readonly to: number } | undefined;
}

const NO_POINTS: ReadonlyMap<number, number> = new Map();

/**
 * What follows from several measures of the same events. Of each family of events (a kind, under a condition) let N(a)
 * be how many are younger than a; then a count over a window, the age of the latest and of the earliest event are all
 * bounds on differences of such numbers.
 */
export class EventFacts {
  readonly #measured: readonly Measured[];
  readonly #ordered: boolean;
  /** What was found of each choice of cells: boxes differ in other things more often than in these. */
  readonly #agreed = new Map<string, boolean>();

  constructor(quantities: readonly Quantity[], values: Values) {
    const lengths = new Lengths();
    this.#measured = quantities.flatMap((quantity, index) => measuredBy(quantity, index, values, lengths));
    this.#ordered = lengths.areOrdered();
  }

  /** What a quantity measures; undefined where it is not known how it goes with other measures. */
  measureOf(quantity: Quantity): { readonly family: string; readonly kind: 'times' | 'other' } | undefined {
    const measured = this.#measured.find((each) => each.quantity === quantity);
    if (!this.#ordered || measured?.ages === undefined) return undefined;
    const { column, family } = measured;
    const timed = column.value?.kind === 'event-time' && (column.fn === 'max' || column.fn === 'min');
    const counted = column.fn === 'count' && column.value === undefined && quantity.about.value?.kind !== 'quotient';
    return { family: nameOf(family, 0), kind: timed || counted ? 'times' : 'other' };
  }

  /** The ages at which windows begin and end. */
  edges(): readonly number[] {
    const ages = this.#measured.flatMap((measured) => (measured.ages === undefined ? [] : [measured.ages]));
    return [...new Set(ages.flatMap(({ from, to }) => [from, to]))].filter((age) => age > 0 && age !== Infinity);
  }

  /** Whether some history of events fits the box, and the quantities (by place) that are known to the point. */
  agree(box: Box, points: ReadonlyMap<number, number> = NO_POINTS): boolean {
    if (!this.#ordered) return true;
    if (points.size > 0) return this.#isPossible(box, points);
    const key = this.#measured.map(({ index }) => box[index]).join();
    let agreed = this.#agreed.get(key);
    if (agreed === undefined) {
      agreed = this.#isPossible(box, points);
      this.#agreed.set(key, agreed);
    }
    return agreed;
  }

  #isPossible(box: Box, points: ReadonlyMap<number, number>): boolean {
    const told = this.#measured.filter(({ index, quantity }) => box[index] !== quantity.all);
    if (told.length < 2) return true;
    const system = new System();
    for (const measured of told) tell(system, measured, box[measured.index] ?? 0, points.get(measured.index));
    return system.isPossible();
  }
}

/** The events of one kind, all of them or those under a condition. */
interface Family {
  readonly event: string;
  readonly where: string;
}

/** The numbers N(a) of all families. */
class System {
  readonly #differences = new Differences();
  readonly #ages = new Map<string, { readonly family: Family; readonly ages: Set<number> }>();

  /** Bounds on how many events of the family have ages from `from` up to `to`. */
  bound(family: Family, from: number, to: number, least: number, most: number): void {
    const [younger, older] = [this.#younger(family, from), this.#younger(family, to)];
    this.#differences.atLeast(older, younger, least);
    this.#differences.atMost(older, younger, most);
  }

  isPossible(): boolean {
    for (const { family, ages } of this.#ages.values()) {
      const sorted = [...ages].toSorted((a, b) => a - b);
      for (const [index, age] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next !== undefined) this.#differences.atLeast(nameOf(family, next), nameOf(family, age), 0);
      }
      if (family.where !== '') this.#compareWithWhole(family, sorted);
    }
    return this.#differences.solve() !== undefined;
  }

  #younger(family: Family, age: number): string {
    const key = nameOf(family, 0);
    const known = this.#ages.get(key) ?? { family, ages: new Set([0, Infinity]) };
    known.ages.add(age);
    this.#ages.set(key, known);
    return nameOf(family, age);
  }

  /** Events under a condition are some of all events of their kind; nothing is younger than 0. */
  #compareWithWhole(family: Family, ages: readonly number[]): void {
    const whole = { ...family, where: '' };
    const others = this.#ages.get(nameOf(whole, 0))?.ages;
    if (others === undefined) return;
    this.#differences.atLeast(nameOf(family, 0), nameOf(whole, 0), 0);
    this.#differences.atMost(nameOf(family, 0), nameOf(whole, 0), 0);
    for (const age of ages) {
      const wider = Math.min(...[...others].filter((other) => other >= age));
      this.#differences.atMost(nameOf(family, age), nameOf(whole, wider), 0);
    }
  }
}

const nameOf = ({ event, where }: Family, age: number): string => `${age} ${event} ${where}`;

const measuredBy = (quantity: Quantity, index: number, values: Values, lengths: Lengths): readonly Measured[] => {
  const { value } = quantity.about;
  if (value === undefined) return [];
  const counted = value.kind === 'quotient' ? value.right : value;
  const column = values.columnOf(counted);
  if (column === undefined || column.scope !== 'customer') return [];
  const family = { event: column.event, where: column.where === undefined ? '' : JSON.stringify(column.where) };
  return [{ index, quantity, column, family, ages: agesOf(column.window, lengths) }];
};

const agesOf = (window: PlanWindow | undefined, lengths: Lengths): Measured['ages'] => {
  if (window === undefined) return { from: 0, to: Infinity };
  const ages = agesIn(window, lengths);
  return ages === undefined || ages.from < 0 ? undefined : ages;
};

/** The bounds of the cells together. */
const hullOf = (quantity: Quantity, cells: Cells): { readonly from: number; readonly to: number } => {
  const ranges = cellsIn(quantity, cells).filter((cell) => cell.kind === 'range');
  return { from: ranges[0]?.from ?? -Infinity, to: ranges.at(-1)?.to ?? Infinity };
};

const tell = (system: System, measured: Measured, cells: Cells, point: number | undefined): void => {
  const { quantity, column, family, ages } = measured;
  const { value, seen } = quantity.about;
  if (seen === 'standing') return;
  const maybeMissing = (cells & quantity.missing) !== 0;
  const surelyMissing = (cells & ~quantity.missing) === 0;
  const window = ages ?? { from: 0, to: Infinity };
  const some = (): void => system.bound(family, window.from, window.to, 1, Infinity);
  const hull = point === undefined ? hullOf(quantity, cells) : { from: point, to: point + 1 };

  if (value?.kind === 'quotient') {
    if (!maybeMissing) some();
    return;
  }
  if (column.value?.kind === 'event-time' && column.window === undefined && seen === 'age-ms') {
    if (surelyMissing) system.bound(family, 0, Infinity, 0, 0);
    else if (column.fn === 'max') tellLatest(system, family, hull, maybeMissing);
    else if (column.fn === 'min' && !maybeMissing) tellEarliest(system, family, hull);
    else if (!maybeMissing) some();
    return;
  }
  switch (column.fn) {
    case 'count':
      if (column.value === undefined && ages !== undefined) {
        system.bound(family, ages.from, ages.to, Math.max(0, hull.from), hull.to - 1);
      } else system.bound(family, window.from, window.to, Math.max(0, hull.from), Infinity);
      return;
    case 'distinct':
    case 'days':
      system.bound(family, window.from, window.to, Math.max(0, hull.from), Infinity);
      return;
    case 'sum':
      if (hull.from > 0 || hull.to <= 0) some();
      return;
    default:
      if (!maybeMissing) some();
  }
};

/** None younger than `from`, and one younger than `to`; where there may be none at all, `to` bounds nothing. */
const tellLatest = (
  system: System,
  family: Family,
  { from, to }: { readonly from: number; readonly to: number },
  maybeNone: boolean,
): void => {
  if (from > 0) system.bound(family, 0, from, 0, 0);
  if (!maybeNone) system.bound(family, 0, to, 1, Infinity);
};

/** None as old as `to`, and one at least as old as `from`. */
const tellEarliest = (
  system: System,
  family: Family,
  { from, to }: { readonly from: number; readonly to: number },
): void => {
  if (to !== Infinity) system.bound(family, to, Infinity, 0, 0);
  system.bound(family, Math.max(0, from), Infinity, 1, Infinity);
};
