import type { ConditionSeen } from './condition.js';

/** A leaf that would have to come out otherwise. */
export interface Miss {
  readonly leaf: ConditionSeen;
  /** What it has to become. */
  readonly wanted: boolean;
  /** How far `left` is from `right`, in natural units (ms for times and durations), where both are numbers: 1 where 2 should be 3. */
  readonly distance: number | undefined;
}

/**
 * The fewest leaves that would make a false condition true: all false parts of an `and`, the easiest part of an `or`.
 * Empty for a condition that is true.
 */
export const nearestMiss = (condition: ConditionSeen): readonly Miss[] => missesFor(condition, true);

const missesFor = (seen: ConditionSeen, wanted: boolean): readonly Miss[] => {
  if (seen.truth === wanted) return [];
  const { kind } = seen.node;
  if (kind === 'not') return seen.children.flatMap((child) => missesFor(child, !wanted));
  if (kind !== 'and' && kind !== 'or') return [{ leaf: seen, wanted, distance: distanceOf(seen) }];
  const misses = seen.children.map((child) => missesFor(child, wanted));
  // To make an `and` true every part has to be; to make it false, any one part. An `or` is the mirror image.
  if ((kind === 'and') === wanted) return misses.flat();
  return misses.reduce((least, each) => (easier(each, least) ? each : least));
};

const easier = (a: readonly Miss[], b: readonly Miss[]): boolean => a.length < b.length;

const distanceOf = ({ left, right }: ConditionSeen): number | undefined => {
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [left.value, right.value];
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return undefined;
  return Math.abs(Number(a) / 10 ** scaleOf(left.type) - Number(b) / 10 ** scaleOf(right.type));
};

const scaleOf = (type: NonNullable<ConditionSeen['left']>['type']): number =>
  'form' in type && type.form !== 'real' ? type.form.exact : 0;
