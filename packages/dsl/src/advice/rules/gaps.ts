import { declaredName } from '../declared.js';
import { intersection, type Box } from '../space/boxes.js';
import type { Cell, Cells } from '../space/cells.js';
import type { Quantity } from '../space/quantity.js';
import type { Space } from '../space/space.js';
import type { Advice, ReasonedTag, Subject } from '../subject.js';

/**
 * A tag that divides a quantity, and leaves out a stretch between two of its cases. What lies below or above all of
 * them, and people without the quantity, are left out on purpose more often than not, so nothing is said of them.
 */
export const gaps: Advice = (part, subject) => {
  if (part.kind !== 'tag' || part.reasoned === undefined) return;
  const { tag, cases } = part.reasoned;
  const plain = tag.otherwise === undefined && tag.cases.length === cases.length;
  if (!plain || cases.length < 2 || cases.some(({ plan }) => plan.expires !== undefined)) return;
  const found = gapIn(part.reasoned, subject);
  const at = subject.place(tag);
  if (found === undefined || at === undefined) return;
  const params = { tag: tag.names[0] ?? '', witness: found.witness, below: found.below, above: found.above };
  at.report('gap-between-cases', declaredName(at.node), params);
};

interface Gap {
  readonly witness: readonly string[];
  /** The values on either side. */
  readonly below: string;
  readonly above: string;
}

const gapIn = (reasoned: ReasonedTag, subject: Subject): Gap | undefined => {
  const { space, cases, tag } = reasoned;
  const left = uncovered(reasoned);
  const at = subject.place(tag);
  if (left === undefined || left.length === 0 || at === undefined) return undefined;
  const covered = cases.flatMap(({ plan, boxes }) => (boxes ?? []).map((box) => ({ value: plan.value, box })));
  for (const [index, quantity] of space.quantities.entries()) {
    if (!isDivided(quantity) || covered.some(({ box }) => box[index] === quantity.all)) continue;
    for (const box of left) {
      for (const place of placesIn(quantity, box[index] ?? 0)) {
        const point = box.with(index, 1 << place);
        const sides = sidesOf(point, index, place, covered, space);
        if (sides === undefined) continue;
        const witness = subject.witness(space, [sides.box], at.file);
        if (witness !== undefined) return { ...sides, witness };
      }
    }
  }
  return undefined;
};

const uncovered = ({ space, cases }: ReasonedTag): readonly Box[] | undefined => {
  let left: readonly Box[] | undefined = space.everybody;
  for (const { boxes } of cases) {
    left = left === undefined || boxes === undefined ? undefined : space.without(left, boxes);
  }
  return left;
};

/** Numbers, amounts and lengths of time; ranks leave out a middle on purpose. */
const isDivided = ({ about: { seen, value } }: Quantity): boolean =>
  seen === 'age-ms' || seen === 'age-days' || (seen === 'as-is' && value !== undefined && NUMERIC.has(value.type.kind));

const NUMERIC: ReadonlySet<string> = new Set(['number', 'money', 'duration', 'date']);

/** The stretches in a set of cells, by their place; a single millisecond is none. */
const placesIn = (quantity: Quantity, cells: Cells): readonly number[] =>
  quantity.cells.flatMap((cell, place) =>
    (cells & (1 << place)) !== 0 && cell.kind === 'range' && !isInstant(quantity, cell) ? [place] : [],
  );

const isInstant = ({ about }: Quantity, cell: Extract<Cell, { kind: 'range' }>): boolean =>
  about.seen === 'age-ms' && cell.to - cell.from <= 1;

interface CoveredBox {
  readonly value: string;
  readonly box: Box;
}

/** Cases that take in the same customer but for a smaller and for a larger quantity. */
const sidesOf = (
  point: Box,
  index: number,
  place: number,
  covered: readonly CoveredBox[],
  space: Space,
): { readonly below: string; readonly above: string; readonly box: Box } | undefined => {
  const lower = (1 << place) - 1;
  const higher = ~((1 << (place + 1)) - 1);
  const beside = (cells: Cells): readonly CoveredBox[] =>
    covered.filter(({ box }) => ((box[index] ?? 0) & cells & ranges(space, index)) !== 0);
  const above = beside(higher).toSorted((a, b) => lowest(a, index, higher) - lowest(b, index, higher));
  const nearestFirst = beside(lower).toSorted((a, b) => highest(b, index, lower) - highest(a, index, lower));
  for (const below of nearestFirst) {
    const some = intersection(point, below.box.with(index, 1 << place));
    if (some === undefined) continue;
    for (const other of above) {
      const box = intersection(some, other.box.with(index, 1 << place));
      if (box !== undefined && space.isPossible(box)) return { below: below.value, above: other.value, box };
    }
  }
  return undefined;
};

/** The place of the nearest cell on the one side, and on the other. */
const lowest = ({ box }: CoveredBox, index: number, side: Cells): number => {
  const cells = (box[index] ?? 0) & side;
  return 31 - Math.clz32(cells & -cells);
};
const highest = ({ box }: CoveredBox, index: number, side: Cells): number => 31 - Math.clz32((box[index] ?? 0) & side);

const ranges = (space: Space, index: number): Cells => {
  const quantity = space.quantities[index];
  return quantity === undefined ? 0 : quantity.all & ~quantity.missing;
};
