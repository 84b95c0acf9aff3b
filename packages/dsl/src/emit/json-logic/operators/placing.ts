import { bucketOf, squaredChord, unitVector } from '../../../plan/semantics/index.js';
import type { Known, Operator } from './scope.js';

/** Where a customer is, on the earth and in an experiment; and groups, which go by text. */
export const placing = {
  /** A place is held as `lat,lng` in degrees. */
  tw_squared_chord: (_, place: string | null, x: number, y: number, z: number) => {
    if (place === null) return null;
    const [latitude, longitude] = place.split(',').map(Number);
    return squaredChord(unitVector(latitude ?? NaN, longitude ?? NaN), [x, y, z]);
  },
  tw_bucket: ({ world }, n: number, salt: string) => bucketOf(salt, world.customer.id, n),
  tw_text: (_, value: Known) => (value === null ? null : String(value)),
} satisfies Readonly<Record<string, Operator>>;
