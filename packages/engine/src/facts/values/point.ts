import { unitVector } from '@tagwright/dsl';
import { refuse, shown, type Refusal, type Stored, type ValueReader } from './reader.js';

const POINT = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*[,，]\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*$/;

/** `lat,lng` in degrees, held as that text and as a unit vector (`plan/semantics/sphere`). */
export const pointReader: ValueReader = {
  width: 4,
  read: (text, row, at) => {
    const match = POINT.exec(text);
    return match === null
      ? refuse('not-a-point', { value: shown(text) })
      : place(Number(match[1]), Number(match[2]), row, at);
  },
  // A list would leave open which comes first; GeoJSON has the longitude there.
  readJson: (value, row, at) => {
    if (!('lat' in value) || !('lng' in value)) return undefined;
    const { lat, lng } = value;
    return pointReader.read(`${String(lat)},${String(lng)}`, row, at) ?? 'taken';
  },
};

const place = (latitude: number, longitude: number, row: Stored[], at: number): Refusal | undefined => {
  // Zero added: there is no negative zero in `0,0`.
  const value = `${latitude + 0},${longitude + 0}`;
  if (Math.abs(latitude) > 90) return refuse('point-out-of-range', { value, part: 'latitude' });
  if (Math.abs(longitude) > 180) return refuse('point-out-of-range', { value, part: 'longitude' });
  const [x, y, z] = unitVector(latitude, longitude);
  row[at] = value;
  row[at + 1] = x;
  row[at + 2] = y;
  row[at + 3] = z;
  return undefined;
};
