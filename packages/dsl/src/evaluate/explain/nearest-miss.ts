import type { CaseSeen, ConditionSeen } from './seen.js';

/** A leaf that would have to come out otherwise. */
export interface Miss {
  readonly leaf: ConditionSeen;
  /** What it has to become. */
  readonly wanted: boolean;
  /** How far `left` is from `right`, in natural units (ms for times and durations), where both are numbers: 1 where 2 should be 3. */
  readonly distance: number | undefined;
}

/**
 * The fewest leaves that would make a false condition true: all false parts of an `and`, the easiest parts of an `or`
 * or of so many out of a list. Empty for a condition that is true.
 */
export const nearestMiss = (condition: ConditionSeen): readonly Miss[] => missesFor(condition, true);

/**
 * Of a tag's cases that would come before the one that gives the value: the one that lacks the least; undefined where none
 * could.
 */
export const nearestCase = (
  cases: readonly CaseSeen[],
): { readonly seen: CaseSeen; readonly condition: ConditionSeen } | undefined => {
  const winner = cases.findIndex(({ gives }) => gives);
  // Whatever holds comes before a value that is only kept.
  const isKept = cases[winner]?.condition?.truth === false;
  const before = winner === -1 || isKept ? cases : cases.slice(0, winner);
  const [least] = before
    .flatMap((seen) => {
      const misses = seen.condition === undefined || seen.gives ? [] : nearestMiss(seen.condition);
      return seen.condition === undefined || misses.length === 0
        ? []
        : [{ seen, condition: seen.condition, count: misses.length }];
    })
    .toSorted((a, b) => a.count - b.count);
  return least;
};

const missesFor = (seen: ConditionSeen, wanted: boolean): readonly Miss[] => {
  const { node, truth, children } = seen;
  if (truth === wanted) return [];
  if (node.kind === 'not') return children.flatMap((child) => missesFor(child, !wanted));
  if (node.kind !== 'and' && node.kind !== 'or' && node.kind !== 'at-least')
    return [{ leaf: seen, wanted, distance: distanceOf(seen) }];
  const count = node.kind === 'at-least' ? node.count : node.kind === 'and' ? children.length : 1;
  // To hold, so many parts have to; not to, all but one fewer have to fail.
  const needed = wanted ? count : children.length - count + 1;
  const right = children.filter((child) => child.truth === wanted).length;
  const wrong = children.filter((child) => child.truth !== wanted).map((child) => missesFor(child, wanted));
  const easiest = wrong.toSorted((a, b) => a.length - b.length).slice(0, Math.max(0, needed - right));
  return wrong.filter((misses) => easiest.includes(misses)).flat();
};

const distanceOf = ({ left, right }: ConditionSeen): number | undefined => {
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [left.value, right.value];
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return undefined;
  return Math.abs(Number(a) / 10 ** scaleOf(left.type) - Number(b) / 10 ** scaleOf(right.type));
};

const scaleOf = (type: NonNullable<ConditionSeen['left']>['type']): number =>
  'form' in type && type.form !== 'real' ? type.form.exact : 0;
