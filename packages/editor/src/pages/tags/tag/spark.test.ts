import { expect, it } from 'vitest';
import { sparkPoints } from './spark.js';

it('spans its box from left to right and from the smallest to the largest', () => {
  expect(sparkPoints([10, 30, 20], 100, 20)).toBe('0,20 50,0 100,10');
});

it('is level where nothing changed', () => {
  expect(sparkPoints([5, 5], 100, 20)).toBe('0,10 100,10');
  expect(sparkPoints([5], 100, 20)).toBe('0,10');
});
