import type { Counted } from '../../../ui/count.js';
import type { BookPlan, Subject } from './plan.js';

/** What a plan comes to. */
export interface Totals {
  readonly rules: { readonly added: number; readonly changed: number; readonly gone: number };
  readonly entering: Counted;
  readonly leaving: Counted;
  readonly moving: Counted;
}

/**
 * Adds a plan up. A sum with a count in it that is held back is held back too, as less than what it could come to at
 * most. Who goes from one value of a tag to another moves, and neither enters nor leaves.
 */
export const totalsOf = ({ changes, subjects = [] }: Pick<BookPlan, 'changes' | 'subjects'>): Totals => {
  const rules = changes.filter(({ kind }) => kind === 'tag' || kind === 'segment' || kind === 'metric');
  const ofChange = (...wanted: readonly string[]): number =>
    rules.filter(({ change }) => wanted.includes(change)).length;
  const flow = flowOf({
    values: subjects.flatMap(({ values }) => values),
    moves: subjects.flatMap(({ moves }) => moves),
  });
  return {
    rules: { added: ofChange('new'), changed: ofChange('changed', 'renamed'), gone: ofChange('gone') },
    ...flow,
  };
};

/** Who enters, leaves, and goes from one value to another. */
export type Flow = Pick<Totals, 'entering' | 'leaving' | 'moving'>;

/** How many enter and leave a tag or segment altogether, and how many get another value of it. */
export const flowOf = ({ values, moves }: Pick<Subject, 'values' | 'moves'>): Flow => {
  const moving = sum(moves.map(({ count }) => count));
  return {
    entering: less(sum(values.map(({ entering }) => entering)), moving),
    leaving: less(sum(values.map(({ leaving }) => leaving)), moving),
    moving,
  };
};

const sum = (counts: readonly Counted[]): Counted => {
  const atMost = counts.reduce<number>(
    (total, count) => total + (typeof count === 'number' ? count : count.below - 1),
    0,
  );
  return counts.every((count) => typeof count === 'number') ? atMost : { below: atMost + 1 };
};

const less = (count: Counted, other: Counted): Counted => {
  if (typeof count === 'number' && typeof other === 'number') return Math.max(0, count - other);
  return typeof count === 'number' ? { below: count + 1 } : count;
};
