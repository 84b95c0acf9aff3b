import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chordWithin, kilometres, squaredChord, unitVector, VECTOR_SCALE } from './sphere.js';

const shanghai = unitVector(31.2304, 121.4737);
const beijing = unitVector(39.9042, 116.4074);

describe('distances on the sphere', () => {
  it('are great-circle kilometres', () => {
    // 1,067.3 km by the haversine formula with the same radius.
    expect(kilometres(squaredChord(shanghai, beijing))).toBeCloseTo(1067.31, 1);
    expect(kilometres(squaredChord(shanghai, shanghai))).toBe(0);
    expect(kilometres(squaredChord(unitVector(90, 0), unitVector(-90, 0)))).toBeCloseTo(20_015.115, 2);
  });

  it('compare through integer chords that doubles hold', () => {
    const places = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    fc.assert(
      fc.property(places, places, fc.integer({ min: 1, max: 20_000 }), (a, b, km) => {
        const chord = squaredChord(unitVector(...a), unitVector(...b));
        expect(Number.isSafeInteger(chord)).toBe(true);
        // Away from the rim by more than the resolution of 0.64 m, chord and kilometres agree.
        const distance = kilometres(chord);
        fc.pre(Math.abs(distance - km) > 0.01);
        expect(chord <= chordWithin(km)).toBe(distance <= km);
      }),
    );
    expect(chordWithin(50_000)).toBe(4 * VECTOR_SCALE ** 2);
    expect(chordWithin(-1)).toBe(-1);
    expect(chordWithin(0)).toBe(0);
  });

  it('know no negative zero, which databases do not tell from zero', () => {
    expect(unitVector(-1e-12, -1e-12)).toEqual([VECTOR_SCALE, 0, 0]);
    expect(unitVector(0, -90)).toEqual([0, -VECTOR_SCALE, 0]);
  });
});
