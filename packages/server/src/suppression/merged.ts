import { isSmall, type Smallest } from './count.js';

/** One of several ways to be, of which each customer has exactly one: how many have it in a group, and among everybody. */
export interface Class {
  readonly group: number;
  readonly everyone: number;
}

export interface Merged<Each extends Class> {
  /** Told one by one, in their order. */
  readonly shown: readonly Each[];
  /** Told together alone; none, or more than one. */
  readonly together: readonly Each[];
}

/**
 * Which classes of a distribution may be told one by one, and which together alone. A class cuts the group, and cuts
 * those outside of it; no part may be small. Those with a small part are told together, and where they are too few
 * together as well the next smallest class joins them, until no part is small. So every number that sums and differences
 * of what is told can yield counts a union of parts, of which none is small.
 *
 * The group itself, and the rest, must not be small: see {@link isGroupSmall}.
 */
export const merged = <Each extends Class>(classes: readonly Each[], config: Smallest): Merged<Each> => {
  const together = new Set(classes.filter((each) => hasSmallPart(each, config)));
  const others = classes.filter((each) => !together.has(each)).toSorted((a, b) => a.everyone - b.everyone);
  // One that is told together with none is told by the difference from all.
  while (together.size > 0 && (together.size === 1 || hasSmallPart(sumOf([...together]), config))) {
    const next = others.shift();
    if (next === undefined) break;
    together.add(next);
  }
  return {
    shown: classes.filter((each) => !together.has(each)),
    together: classes.filter((each) => together.has(each)),
  };
};

export const hasSmallPart = ({ group, everyone }: Class, config: Smallest): boolean =>
  isSmall(group, config) || isSmall(everyone - group, config);

export const sumOf = (classes: readonly Class[]): Class => ({
  group: classes.reduce((sum, { group }) => sum + group, 0),
  everyone: classes.reduce((sum, { everyone }) => sum + everyone, 0),
});

/**
 * Whether one of two things that a customer may be or not be may be told of a group: those who are it, in it and outside,
 * and those who are not. For what does not exclude one another: segments, values of a `many` tag, members of a set.
 */
export const mayTell = (those: Class, all: Class, config: Smallest): boolean => {
  const others = { group: all.group - those.group, everyone: all.everyone - those.everyone };
  return !hasSmallPart(those, config) && !hasSmallPart(others, config);
};

/** Whether a group, or everybody but the group, is too small for anything to be told of it. */
export const isGroupSmall = (size: number, population: number, config: Smallest): boolean =>
  hasSmallPart({ group: size, everyone: population }, config);
