import type { Cells } from './cells.js';
import type { Quantity } from './quantity.js';

/** For each quantity of a space, the cells it may be in: the customers that a conjunction of conditions admits. */
export type Box = readonly Cells[];

/** Beyond so many boxes nothing is decided: reasoning must stay cheap on any book. */
export const MOST_BOXES = 96;

export const everybody = (quantities: readonly Quantity[]): Box => quantities.map(({ all }) => all);

/** Undefined if no cell is left of some quantity. */
export const intersection = (a: Box, b: Box): Box | undefined => {
  const both: Cells[] = [];
  for (let index = 0; index < a.length; index += 1) {
    const left = (a[index] ?? 0) & (b[index] ?? 0);
    if (left === 0) return undefined;
    both.push(left);
  }
  return both;
};

/** Whether the first box lies inside the second. */
export const isWithin = (inner: Box, outer: Box): boolean =>
  inner.every((cells, index) => (cells & ~(outer[index] ?? 0)) === 0);

/** What is left of a box without another one, as boxes that do not overlap. */
export const without = (box: Box, taken: Box): readonly Box[] => {
  if (intersection(box, taken) === undefined) return [box];
  const rest: Box[] = [];
  let kept = box;
  for (let index = 0; index < box.length; index += 1) {
    const own = kept[index] ?? 0;
    const outside = own & ~(taken[index] ?? 0);
    if (outside === 0) continue;
    rest.push(kept.with(index, outside));
    kept = kept.with(index, own & ~outside);
  }
  return rest;
};

/** The boxes without those that lie inside another. */
export const withoutInner = (boxes: readonly Box[]): readonly Box[] =>
  boxes.filter(
    (box, index) =>
      !boxes.some(
        (other, place) => place !== index && isWithin(box, other) && (place < index || !isWithin(other, box)),
      ),
  );
