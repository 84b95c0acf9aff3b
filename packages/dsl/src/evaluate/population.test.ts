import { describe, expect, it } from 'vitest';
import type { Held, HeldThreshold } from '../plan/held.js';
import { givenPopulation, thresholdsByGroup } from './population.js';

const threshold = (rank: `r${number}`, group: string | null, theta: number): HeldThreshold => ({
  rank,
  group,
  theta,
  tie: 'c1',
  size: 3,
});
const held = (...thresholds: readonly HeldThreshold[]): Held => ({ thresholds, overall: new Map([['c0', 5n]]) });

describe('what a population says', () => {
  const north = threshold('r1', '北京', 5);
  const south = threshold('r1', '上海', 6);
  const all = threshold('r0', null, 7);

  it('is found by rank and group', () => {
    const byRank = thresholdsByGroup([north, all, south]);
    expect([...byRank.keys()]).toEqual(['r1', 'r0']);
    expect(byRank.get('r1')?.get('北京')).toBe(north);
    expect(byRank.get('r1')?.get('上海')).toBe(south);
    expect(byRank.get('r0')?.get(null)).toBe(all);
  });

  it('is asked of whoever knows it, then and earlier, and only when it is needed', () => {
    const asked: (number | 'now')[] = [];
    const population = givenPopulation(
      () => {
        asked.push('now');
        return held(all, north);
      },
      (instant) => {
        asked.push(instant);
        return held(threshold('r0', null, instant));
      },
    );
    const earlier = population.before(5);
    const earliest = earlier.before(3);
    expect(asked).toEqual([]);
    expect(population.threshold('r0', null)).toBe(all);
    expect(population.threshold('r1', '北京')).toBe(north);
    expect(population.threshold('r1', '上海')).toBe(undefined);
    expect(population.threshold('r9', null)).toBe(undefined);
    expect(population.overall('c0')).toBe(5);
    expect(population.overall('c1')).toBe(null);
    expect(earlier.threshold('r0', null)?.theta).toBe(5);
    expect(earliest.threshold('r0', null)?.theta).toBe(3);
    expect(new Set(asked)).toEqual(new Set(['now', 5, 3]));
  });

  it('is put in order once for each state of it', () => {
    let reads = 0;
    const thresholds = [all];
    const counted: Held = {
      get thresholds() {
        reads += 1;
        return thresholds;
      },
      overall: new Map(),
    };
    const population = givenPopulation(
      () => counted,
      () => counted,
    );
    for (let time = 0; time < 3; time += 1) expect(population.threshold('r0', null)).toBe(all);
    expect(reads).toBe(1);
  });
});
