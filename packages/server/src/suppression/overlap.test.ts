import type { Overlap } from '@tagwright/engine';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSmall } from './count.js';
import { mayTellCombinations } from './overlap.js';

const K = { smallestCount: 4 };

const overlapOf = (counts: readonly number[]): Overlap => {
  const groups = [[], [0], [1], [0, 1]];
  const combinations = counts.map((count, index) => ({ groups: groups[index] ?? [], count }));
  const sizeOf = (group: number) =>
    combinations.filter((each) => each.groups.includes(group)).reduce((sum, { count }) => sum + count, 0);
  return {
    asOf: 0,
    population: counts.reduce((sum, count) => sum + count, 0),
    sizes: [sizeOf(0), sizeOf(1)],
    combinations,
  };
};

/** Every overlap of two groups that goes with the sizes that are told elsewhere. */
const consistentWith = ({ population, sizes }: Overlap): readonly (readonly number[])[] => {
  const [one = 0, other = 0] = sizes;
  const found: (readonly number[])[] = [];
  for (let both = 0; both <= Math.min(one, other); both += 1) {
    const counts = [population - one - other + both, one - both, other - both, both];
    if (counts.every((count) => count >= 0)) found.push(counts);
  }
  return found;
};

it('is told as a whole or not at all, and what is not told cannot be worked out from the sizes', () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.tuple(count, count, count, count), (counts) => {
      const overlap = overlapOf(counts);
      const isTold = mayTellCombinations(overlap, K);
      expect(isTold).toBe(!counts.some((each) => isSmall(each, K)));
      const [one = 0, other = 0] = overlap.sizes;
      // Who knows that a group is nobody, everybody or all but a few knows its overlap: such sizes are not told.
      const { population } = overlap;
      fc.pre([one, other].every((size) => size >= 4 && population - size >= 4));
      expect(isTold || consistentWith(overlap).length > 4).toBe(true);
    }),
  );
});

it('would be given away by a single combination', () => {
  const overlap = overlapOf([30, 20, 10, 2]);
  expect(mayTellCombinations(overlap, K)).toBe(false);
  const naive = consistentWith(overlap).filter((counts) => counts[1] === 20);
  expect(naive).toEqual([[30, 20, 10, 2]]);
});
