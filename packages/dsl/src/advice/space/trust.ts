import type { Box } from './boxes.js';
import type { Cell, Cells } from './cells.js';
import { pointsIn } from './points.js';
import { cellsIn, type Quantity } from './quantity.js';
import type { Space } from './space.js';
import { isTied } from './standings.js';

/** How many ways to choose a customer from a box are tried. */
const MOST_TRIES = 96;

/** A customer: one cell of each quantity that something is said of, and the number where the cell holds several. */
export interface Example {
  readonly box: Box;
  /** In storage units, by the place of the quantity; for an instant, how long ago it was. */
  readonly points: ReadonlyMap<number, number>;
}

/** A customer from a box who certainly can exist; undefined where that is not known of any. */
export const exampleIn = (space: Space, box: Box): Example | undefined => {
  const told = space.quantities.flatMap((quantity, index) =>
    box[index] === quantity.all ? [] : [{ index, choices: choicesOf(quantity, box[index] ?? 0, space) }],
  );
  if (!canBeTrusted(told.map(({ index }) => space.quantities[index] as Quantity))) return undefined;
  let tries = 0;
  const search = (depth: number, example: Example): Example | undefined => {
    const next = told[depth];
    if (next === undefined) {
      const fits = fitsTogether(space, example.box) && space.isPossible(example.box, example.points);
      return fits ? example : undefined;
    }
    for (const { cells, point } of next.choices) {
      tries += 1;
      if (tries > MOST_TRIES) return undefined;
      const points = point === undefined ? example.points : new Map([...example.points, [next.index, point]]);
      const found = search(depth + 1, { box: example.box.with(next.index, cells), points });
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(0, { box, points: new Map() });
};

interface Choice {
  readonly cells: Cells;
  readonly point: number | undefined;
}

/** The cells of a set one by one, the most ordinary customers first, with the numbers to try in each. */
const choicesOf = (quantity: Quantity, set: Cells, space: Space): readonly Choice[] =>
  quantity.cells
    .flatMap((cell, index) => ((set & (1 << index)) === 0 ? [] : [{ cell, cells: 1 << index }]))
    .toSorted((a, b) => oddity(a.cell) - oddity(b.cell))
    .flatMap(({ cell, cells }): readonly Choice[] => {
      const points = cell.kind === 'range' ? pointsIn(quantity, cell, space.facts.edges()) : [];
      return points.length === 0 ? [{ cells, point: undefined }] : points.map((point) => ({ cells, point }));
    });

/** Known values before missing ones, lengths of time before single instants, clear standings before ties. */
const oddity = (cell: Cell): number => {
  if (cell.kind === 'missing') return 4;
  if (isTied(cell)) return 3;
  if (cell.kind === 'range' && cell.to - cell.from <= 1) return 2;
  if (cell.kind === 'range' && cell.to <= 0) return 2;
  if (cell.kind === 'other' || (cell.kind === 'standing' && cell.relations.includes('='))) return 1;
  return 0;
};

/** Whether nothing ties the quantities together but what is known of events. */
const canBeTrusted = (told: readonly Quantity[]): boolean => {
  if (told.some(({ about }) => about.seen === 'pair' || about.seen === 'opaque')) return false;
  const owners = new Map<string, number>();
  for (const { about } of told) {
    for (const root of about.roots) {
      if (root.startsWith('history') || root.startsWith('overall')) return false;
      if (!root.startsWith('event ') && root !== 'rank') owners.set(root, (owners.get(root) ?? 0) + 1);
    }
  }
  return [...owners.values()].every((count) => count === 1);
};

/** Measures of one kind of event: counts and recencies of one family, with at most one other thing beside. */
const fitsTogether = (space: Space, box: Box): boolean => {
  const byEvent = new Map<string, { families: Set<string>; others: Set<string>; unclear: number; all: number }>();
  for (const [index, quantity] of space.quantities.entries()) {
    if (box[index] === quantity.all) continue;
    const { value, seen, roots } = quantity.about;
    const events = [...roots].filter((root) => root.startsWith('event '));
    if (events.length > 1 && value?.kind !== 'quotient') return false;
    for (const event of events) {
      const known = byEvent.get(event) ?? { families: new Set(), others: new Set(), unclear: 0, all: 0 };
      byEvent.set(event, known);
      known.all += 1;
      const measure = space.facts.measureOf(quantity);
      if (measure === undefined) known.unclear += 1;
      else known.families.add(measure.family);
      const key = value === undefined ? quantity.about.key : space.values.key(value);
      if (seen === 'standing') {
        if (known.others.has(`standing ${key}`)) return false;
        known.others.add(`standing ${key}`);
        if (!isFree(space, box, key)) return false;
      } else if (measure?.kind === 'other') known.others.add(key);
    }
  }
  return [...byEvent.values()].every(
    ({ families, others, unclear, all }) =>
      all === 1 ||
      (families.size <= 1 && unclear === 0 && [...others].filter((key) => !key.startsWith('standing')).length <= 1),
  );
};

/** Whether a ranked value may be as large as it likes, so that any standing fits it. */
const isFree = (space: Space, box: Box, key: string): boolean =>
  space.quantities.every((quantity, index) => {
    const { value, seen } = quantity.about;
    if (seen === 'standing' || value === undefined || space.values.key(value) !== key) return true;
    if (box[index] === quantity.all) return true;
    return (
      seen !== 'as-is' ||
      cellsIn(quantity, box[index] ?? 0).some((cell) => cell.kind === 'range' && cell.to === Infinity)
    );
  });
