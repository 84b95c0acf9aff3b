import type { Box } from '../space/boxes.js';
import { cellsIn, type Quantity } from '../space/quantity.js';
import type { Space } from '../space/space.js';
import type { Advice, ReasonedCase, ReasonedTag, Subject } from '../subject.js';

/**
 * Two cases that differ in the range of one quantity alone, and share a part of it. Ranges inside one another are the
 * ordinary way to write tiers, so are cases that differ in several things: the first that holds is meant to win.
 */
export const overlaps: Advice = (part, subject) => {
  if (part.kind !== 'tag' || part.reasoned === undefined) return;
  const { cases, space } = part.reasoned;
  for (const [index, later] of cases.entries()) {
    const earlier = cases.slice(0, index).find((each) => sharedBy(each, later, space) !== undefined);
    if (earlier !== undefined) report(earlier, later, part.reasoned, subject);
  }
};

/** The customers of both, where that is worth saying. */
const sharedBy = (earlier: ReasonedCase, later: ReasonedCase, space: Space): Box | undefined => {
  const [one, more] = earlier.boxes ?? [];
  const [two, others] = later.boxes ?? [];
  if (one === undefined || two === undefined || more !== undefined || others !== undefined) return undefined;
  const different = space.quantities.flatMap((_, index) => (one[index] === two[index] ? [] : [index]));
  const [only, second] = different;
  if (only === undefined || second !== undefined) return undefined;
  const [a, b] = [one[only] ?? 0, two[only] ?? 0];
  const quantity = space.quantities[only];
  const crossing = (a & b) !== 0 && (a & ~b) !== 0 && (b & ~a) !== 0;
  return quantity !== undefined && crossing && isStretch(quantity, a & b) ? one.with(only, a & b) : undefined;
};

/** More than one value of a quantity that can be anything, or some value of one that is counted. */
const isStretch = (quantity: Quantity, cells: number): boolean => {
  const { seen, value } = quantity.about;
  if (seen === 'standing' || seen === 'opaque' || seen === 'pair') return false;
  const counted = value?.type.kind === 'number' && value.type.form !== 'real' && value.type.form.exact === 0;
  return cellsIn(quantity, cells).some((cell) => cell.kind === 'range' && (counted || cell.to - cell.from > 1));
};

const report = (earlier: ReasonedCase, later: ReasonedCase, { space, cases }: ReasonedTag, subject: Subject): void => {
  const shared = sharedBy(earlier, later, space);
  const at = subject.caseAt(later.plan);
  const other = subject.caseAt(earlier.plan);
  if (shared === undefined || at === undefined || other === undefined) return;
  const before = cases.slice(0, cases.indexOf(earlier)).flatMap(({ boxes }) => boxes ?? []);
  const reached = space.without([shared], before) ?? [];
  const witness = subject.witness(space, reached, at.file);
  if (witness === undefined) return;
  const params = { value: later.plan.value, by: earlier.plan.value, witness };
  at.report('overlapping-cases', at.node.value, params, { related: [{ file: other.file, span: other.node.span }] });
};
