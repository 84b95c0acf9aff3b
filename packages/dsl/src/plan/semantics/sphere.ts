/** Mean radius of the Earth in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;
/** Components of unit vectors are held as integers at this scale: 0.64 m on the ground, squares stay below 2^53. */
export const VECTOR_SCALE = 10_000_000;

export type UnitVector = readonly [x: number, y: number, z: number];

/** The direction of a place, in degrees, rounded once at ingest so that every evaluator computes with the same bits. */
export const unitVector = (latitude: number, longitude: number): UnitVector => {
  const phi = (latitude * Math.PI) / 180;
  const lambda = (longitude * Math.PI) / 180;
  const scaled = (component: number): number => Math.round(component * VECTOR_SCALE) + 0;
  return [scaled(Math.cos(phi) * Math.cos(lambda)), scaled(Math.cos(phi) * Math.sin(lambda)), scaled(Math.sin(phi))];
};

/** The squared chord between two places: an integer, and all that comparisons of distances look at. */
export const squaredChord = (a: UnitVector, b: UnitVector): number =>
  (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

/** The largest squared chord that is still within `km` along the sphere. */
export const chordWithin = (km: number): number => {
  if (km < 0) return -1;
  const half = Math.min(km / (2 * EARTH_RADIUS_KM), Math.PI / 2);
  return Math.floor((2 * Math.sin(half) * VECTOR_SCALE) ** 2);
};

/** Kilometres along the sphere, for showing. */
export const kilometres = (chord: number): number =>
  2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord) / (2 * VECTOR_SCALE)));
