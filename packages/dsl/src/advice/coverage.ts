import { intersection, type Box } from './space/boxes.js';
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
  const relevant = earlier.filter((each) => each.boxes?.some((box) => boxes.some((own) => meets(own, box))));
  const alone = relevant.find((each) => covers(space, boxes, [each]));
  if (alone !== undefined) return [alone.what];
  if (!covers(space, boxes, relevant)) return undefined;
  const needed = relevant.reduceRight((kept, each) => {
    const fewer = kept.filter((other) => other !== each);
    return covers(space, boxes, fewer) ? fewer : kept;
  }, relevant);
  return needed.map(({ what }) => what);
};

const meets = (one: Box, other: Box): boolean => intersection(one, other) !== undefined;

const covers = <T>(space: Space, boxes: readonly Box[], by: readonly Covering<T>[]): boolean =>
  space.isWithin(
    boxes,
    by.flatMap((each) => each.boxes ?? []),
  );
