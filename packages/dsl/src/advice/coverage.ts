import type { Box } from './space/boxes.js';
import type { Space } from './space/space.js';

/** Some customers, and what they stand for. */
export interface Covering<T> {
  readonly what: T;
  /** Undefined: not known, which covers nobody for certain. */
  readonly boxes: readonly Box[] | undefined;
}

/** Those of the first that together take in everybody in the boxes, as few as can be left; undefined if some remain. */
export const coveringOf = <T>(
  space: Space,
  boxes: readonly Box[],
  earlier: readonly Covering<T>[],
): readonly T[] | undefined => {
  const relevant = earlier.filter((each) => {
    const both = each.boxes === undefined ? [] : space.both(boxes, each.boxes);
    return both === undefined || both.length > 0;
  });
  const alone = relevant.find((each) => covers(space, boxes, [each]));
  if (alone !== undefined) return [alone.what];
  if (!covers(space, boxes, relevant)) return undefined;
  const needed = relevant.reduceRight((kept, each) => {
    const fewer = kept.filter((other) => other !== each);
    return covers(space, boxes, fewer) ? fewer : kept;
  }, relevant);
  return needed.map(({ what }) => what);
};

const covers = <T>(space: Space, boxes: readonly Box[], by: readonly Covering<T>[]): boolean => {
  let left: readonly Box[] | undefined = boxes;
  for (const { boxes: taken } of by) {
    if (taken !== undefined && left !== undefined) left = space.without(left, taken);
  }
  return left?.length === 0;
};
