import { describe, expect, it } from 'vitest';
import { turningPoint } from './turning-point.js';

describe('a turning point', () => {
  it('is the first instant that is no longer as the earlier one', () => {
    expect(turningPoint(0, 100, (instant) => instant < 37)).toBe(37);
    expect(turningPoint(0, 100, (instant) => instant < 100)).toBe(100);
    expect(turningPoint(0, 100, (instant) => instant < 1)).toBe(1);
    expect(turningPoint(4, 5, (instant) => instant < 5)).toBe(5);
  });
});
