/** Kilometres. */
const EARTH_RADIUS = 6371.0088;
/** Unit vectors have components of ten-millionths, rounded. */
const VECTOR_UNIT = 10_000_000;

interface Place {
  readonly lat: number;
  readonly lng: number;
}

function unitVector(place: Place): readonly [number, number, number] {
  const [lat, lng] = [(place.lat * Math.PI) / 180, (place.lng * Math.PI) / 180];
  const components = [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)] as const;
  const fixed = (component: number) => Math.round(component * VECTOR_UNIT);
  return [fixed(components[0]), fixed(components[1]), fixed(components[2])];
}

/** The square of the straight line between two places, in squares of the vector unit: a whole number. */
export function chordSquared(a: Place, b: Place): number {
  const [u, v] = [unitVector(a), unitVector(b)];
  return (u[0] - v[0]) ** 2 + (u[1] - v[1]) ** 2 + (u[2] - v[2]) ** 2;
}

/** The square of the straight line that a way of so many kilometres spans. */
export function chordSquaredOf(kilometres: number): number {
  if (kilometres >= Math.PI * EARTH_RADIUS) return 4 * VECTOR_UNIT ** 2;
  return (2 * Math.sin(kilometres / (2 * EARTH_RADIUS)) * VECTOR_UNIT) ** 2;
}

/** The way along the sphere, from the square of the straight line. */
export function kilometres(squared: number): number {
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(squared) / (2 * VECTOR_UNIT)));
}
