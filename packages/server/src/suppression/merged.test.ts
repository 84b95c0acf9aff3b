import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, shownCount } from './count.js';
import { type Class, isGroupSmall, mayTell, merged, sumOf } from './merged.js';

const K = { smallestCount: 5 };

describe('a count', () => {
  it('is told from the smallest on, and where it is nobody', () => {
    expect([0, 1, 4, 5].map((count) => shownCount(count, K))).toEqual([0, { below: 5 }, { below: 5 }, 5]);
    expect([0, 1].map((count) => shownCount(count, {}))).toEqual([0, 1]);
  });
});

const some = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
    .map(([group, rest]): Class => ({ group, everyone: group + rest })),
  { minLength: 1, maxLength: 7 },
);

/** What somebody who sees the figures and knows how many there are in all can add up and subtract. */
const derivable = (shown: readonly Class[], all: Class): readonly number[] => {
  const found: number[] = [];
  for (let mask = 0; mask < 2 ** shown.length; mask += 1) {
    const part = sumOf(shown.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1));
    const left = { group: all.group - part.group, everyone: all.everyone - part.everyone };
    for (const { group, everyone } of [part, left]) found.push(group, everyone, everyone - group);
  }
  return found;
};

describe('a distribution', () => {
  it('gives no small count away by sums and differences, whatever it is', () => {
    fc.assert(
      fc.property(some, (classes) => {
        const all = sumOf(classes);
        fc.pre(!isGroupSmall(all.group, all.everyone, K));
        const { shown, together } = merged(classes, K);
        expect([...shown, ...together].length).toBe(classes.length);
        expect(derivable(shown, all).filter((count) => isSmall(count, K))).toEqual([]);
      }),
    );
  });

  it('without the class that joins the small one would give it away', () => {
    const classes = [
      { name: 'a', group: 30, everyone: 90 },
      { name: 'b', group: 2, everyone: 40 },
      { name: 'c', group: 20, everyone: 60 },
    ];
    const naive = classes.filter(({ group }) => !isSmall(group, K));
    expect(derivable(naive, sumOf(classes))).toContain(2);
    const { shown, together } = merged(classes, K);
    expect([shown.map(({ name }) => name), together.map(({ name }) => name)]).toEqual([['a'], ['b', 'c']]);
  });

  it('is told as it is where no part is small, and where nothing is held back', () => {
    const classes = [
      { group: 5, everyone: 10 },
      { group: 0, everyone: 9 },
    ];
    expect(merged(classes, K).together).toEqual([]);
    expect(merged([{ group: 1, everyone: 2 }], {}).together).toEqual([]);
  });
});

describe('what does not exclude one another', () => {
  it('is told where neither those who are it nor the others are few', () => {
    const all = { group: 20, everyone: 60 };
    expect(mayTell({ group: 10, everyone: 30 }, all, K)).toBe(true);
    for (const [group, everyone] of [
      [2, 30],
      [18, 40],
      [10, 12],
      [15, 53],
    ] as const)
      expect(mayTell({ group, everyone }, all, K)).toBe(false);
  });
});
