import { expect, it } from 'vitest';
import { fromFirst, sparkPoints } from './spark.js';

it('spans its box from left to right and from the smallest to the largest', () => {
  expect(sparkPoints([10, 30, 20], 100, 20)).toBe('0,20 50,0 100,10');
});

it('is level where nothing changed', () => {
  expect(sparkPoints([5, 5], 100, 20)).toBe('0,10 100,10');
  expect(sparkPoints([5], 100, 20)).toBe('0,10');
});

it('leaves out the days before anybody was counted', () => {
  expect(fromFirst([0, 0, 4, 0, 5])).toEqual([4, 0, 5]);
  expect(fromFirst([0, 0])).toEqual([0, 0]);
});
