import { describe, expect, it } from 'vitest';
import { Differences } from './differences.js';

describe('differences', () => {
  it('are chosen within their bounds', () => {
    const system = new Differences();
    system.atLeast('b', 'a', 2);
    system.atMost('c', 'b', 3);
    system.atLeast('c', 'a', 4);
    const found = system.solve();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => found?.get(name) ?? Number.NaN) as [number, number, number];
    expect(b - a).toBeGreaterThanOrEqual(2);
    expect(c - b).toBeLessThanOrEqual(3);
    expect(c - a).toBeGreaterThanOrEqual(4);
  });

  it('cannot be chosen where a circle of bounds contradicts itself', () => {
    const system = new Differences();
    system.atLeast('b', 'a', 2);
    system.atLeast('c', 'b', 2);
    system.atMost('c', 'a', 3);
    expect(system.solve()).toBeUndefined();
  });
});
