import { describe, expect, it } from 'vitest';
import { bar } from './bar.js';

describe('bar', () => {
  it.each([
    [0, ''],
    [0.0001, '▏'],
    [0.5, '█████'],
    [0.55, '█████▌'],
    [1, '██████████'],
    [7, '██████████'],
    [-1, ''],
  ])('draws %d of ten columns', (share, drawn) => {
    expect(bar(share, 10)).toBe(drawn);
  });
});
