import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersection, isWithin, without, withoutInner, type Box } from './boxes.js';

const box = array(integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 3 });
const bits = [1, 2, 4];
const points = bits.flatMap((a) => bits.flatMap((b) => bits.map((c): Box => [a, b, c])));
const holds = (boxes: readonly Box[], point: Box): number => boxes.filter((each) => isWithin(point, each)).length;

describe('boxes', () => {
  it('lose just what is taken from them, in parts that do not overlap', () => {
    assert(
      property(tuple(box, box), ([one, taken]) => {
        const rest = without(one, taken);
        const common = intersection(one, taken);
        for (const point of points) {
          const inside = holds([one], point) > 0;
          const gone = holds([taken], point) > 0;
          expect(holds(rest, point)).toBe(inside && !gone ? 1 : 0);
          expect(common !== undefined && isWithin(point, common)).toBe(inside && gone);
        }
      }),
    );
  });

  it('hold the same without those inside others', () => {
    assert(
      property(array(box, { maxLength: 5 }), (boxes) => {
        const kept = withoutInner(boxes);
        for (const point of points) expect(holds(kept, point) > 0).toBe(holds(boxes, point) > 0);
      }),
    );
  });
});
