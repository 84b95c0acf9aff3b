import { describe, expect, it } from 'vitest';
import { bucketOf, squaredChord, unitVector } from '../../../plan/semantics/index.js';
import { given } from './world.harness.js';

describe('places and lots', () => {
  const of = given();

  it('are a squared chord away', () => {
    const centre = unitVector(39.9, 116.4);
    expect(of('tw_squared_chord', '39.91,116.41', ...centre)).toBe(squaredChord(unitVector(39.91, 116.41), centre));
    expect(of('tw_squared_chord', null, ...centre)).toBe(null);
  });

  it('are drawn by salt and id', () => {
    expect(of('tw_bucket', 100, 's')).toBe(bucketOf('s', 'c1', 100));
  });

  it('group by text', () => {
    expect([of('tw_text', 3), of('tw_text', '北京'), of('tw_text', null)]).toEqual(['3', '北京', null]);
  });
});
