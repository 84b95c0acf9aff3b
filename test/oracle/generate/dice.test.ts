import { describe, expect, it } from 'vitest';
import { Dice } from './dice.js';

const throwsOf = (seed: number) => {
  const dice = new Dice(seed);
  return Array.from({ length: 50 }, () => dice.int(1, 6));
};

describe('dice', () => {
  it('fall alike for one seed, and otherwise for another', () => {
    expect(throwsOf(7)).toEqual(throwsOf(7));
    expect(throwsOf(7)).not.toEqual(throwsOf(8));
  });

  it('show every side, and no other', () => {
    expect([...new Set(throwsOf(1))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('never pick what weighs nothing', () => {
    const dice = new Dice(3);
    const picked = Array.from({ length: 200 }, () =>
      dice.weighted([
        [0, 'never'],
        [1, 'seldom'],
        [9, 'often'],
      ]),
    );
    expect(new Set(picked)).toEqual(new Set(['seldom', 'often']));
  });

  it('sample members once each', () => {
    const sampled = new Dice(5).sample(['a', 'b', 'c', 'd'], 3);
    expect(new Set(sampled).size).toBe(3);
    expect(new Dice(5).sample(['a'], 3)).toEqual(['a']);
  });
});
