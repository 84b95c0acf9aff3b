import { describe, expect, it } from 'vitest';
import { chanceOf, compared } from './comparison.js';

const choose = (n: number, k: number): number => {
  if (k < 0 || k > n) return 0;
  let result = 1;
  for (let index = 1; index <= k; index += 1) result = (result * (n - k + index)) / index;
  return result;
};

/** Term by term. */
const naive = (found: number, drawn: number, marked: number, population: number): number => {
  const of = (k: number) => (choose(marked, k) * choose(population - marked, drawn - k)) / choose(population, drawn);
  const all = Array.from({ length: drawn + 1 }, (_, k) => k);
  const beyond = all.filter((k) => (found >= (drawn * marked) / population ? k >= found : k <= found));
  return Math.min(1, 2 * beyond.reduce((sum, k) => sum + of(k), 0));
};

describe('chance', () => {
  it('is the hypergeometric tail, doubled', () => {
    for (const population of [2, 7, 30])
      for (let marked = 1; marked < population; marked += 3)
        for (let drawn = 1; drawn < population; drawn += 2)
          for (let found = Math.max(0, drawn + marked - population); found <= Math.min(drawn, marked); found += 1)
            expect(chanceOf(found, drawn, marked, population)).toBeCloseTo(naive(found, drawn, marked, population), 9);
  });

  it('is worked out for large groups as well', () => {
    expect(chanceOf(50_000, 100_000, 500_000, 1_000_000)).toBeGreaterThan(0.99);
    const off = chanceOf(50_300, 100_000, 500_000, 1_000_000);
    expect(off).toBeGreaterThan(0.04);
    expect(off).toBeLessThan(0.06);
    expect(chanceOf(60_000, 100_000, 500_000, 1_000_000)).toBeLessThan(1e-100);
    expect(chanceOf(0, 10, 999_990, 1_000_000)).toBeLessThan(1e-40);
  });
});

describe('a comparison', () => {
  it('says how often, and how many times as often', () => {
    expect(compared({ group: 30, everyone: 100 }, { size: 40, population: 1000 })).toMatchObject({
      share: 0.75,
      shareOfEveryone: 0.1,
      lift: 7.5,
      difference: 'more',
    });
    expect(compared({ group: 0, everyone: 500 }, { size: 40, population: 1000 }).difference).toBe('less');
  });

  it('does not make much of a handful', () => {
    expect(compared({ group: 2, everyone: 300 }, { size: 2, population: 1000 }).difference).toBe('unclear');
    const few = { group: 4, everyone: 300 };
    expect(compared(few, { size: 4, population: 1000 }).difference).toBe('more');
    expect(compared(few, { size: 4, population: 1000, tests: 100 }).difference).toBe('unclear');
  });

  it('has nothing to compare where nobody is', () => {
    const nobody = compared({ group: 0, everyone: 3 }, { size: 0, population: 5 });
    expect(nobody).toEqual({ share: 0, shareOfEveryone: 0.6, lift: undefined, p: 1, difference: 'unclear' });
    expect(compared({ group: 0, everyone: 0 }, { size: 2, population: 5 }).lift).toBeUndefined();
    expect(compared({ group: 5, everyone: 5 }, { size: 5, population: 5 })).toMatchObject({ lift: 1, p: 1 });
  });
});
