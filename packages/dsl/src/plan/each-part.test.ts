import { describe, expect, it } from 'vitest';
import { eachPart } from './each-part.js';

describe('each part', () => {
  it('is visited in its order, what is undefined too', () => {
    const visited = (whole: object): unknown[] => {
      const parts: unknown[] = [];
      eachPart(whole, (part) => parts.push(part));
      return parts;
    };
    expect(visited({ b: 1, a: [2], none: undefined })).toEqual([1, [2], undefined]);
    expect(visited([3, null, {}])).toEqual([3, null, {}]);
    expect(visited([])).toEqual([]);
  });
});
