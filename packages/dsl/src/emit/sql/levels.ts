import type { Cond } from '../../plan/conditions.js';
import type { PlanSegment, RankId, SegmentId, Stratum, TagId } from '../../plan/types.js';
import { found, type Scope } from './scope.js';

/** A segment with a condition of at most so many nodes is written out where it is used. */
const WRITTEN_OUT = 30;

/**
 * Strata that are written together, as the levels of one statement: a level reads the answers of those below it out of
 * a subquery, at a cost for every column and customer. So a small segment is written out where another one uses it,
 * instead of standing a level lower.
 */
export const levelsOf = (strata: readonly Stratum[], scope: Scope): readonly Stratum[] => {
  const here = new Set<TagId | SegmentId>(strata.flatMap(({ tags, segments }) => [...tags, ...segments]));
  const levels = new Map<TagId | SegmentId, number>();
  const sizes = new Map<SegmentId, number>();
  const sizeOf = (id: SegmentId): number => {
    const known = sizes.get(id) ?? nodesIn(found(scope.segments, id).condition, sizeOf);
    sizes.set(id, known);
    return known;
  };
  const levelOf = (id: TagId | SegmentId): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    const answer = isTag(id) ? found(scope.tags, id) : found(scope.segments, id);
    const uses = usesOf(answer, scope).filter((each) => here.has(each));
    const level = Math.max(
      0,
      ...uses.map((each) => levelOf(each) + (isTag(each) || sizeOf(each) > WRITTEN_OUT ? 1 : 0)),
    );
    levels.set(id, level);
    return level;
  };
  const depth = Math.max(0, ...[...here].map(levelOf));
  return Array.from({ length: depth + 1 }, (_, level): Stratum => ({
    ranks: [],
    tags: [...here].filter((id): id is TagId => isTag(id) && levelOf(id) === level),
    segments: [...here].filter((id): id is SegmentId => !isTag(id) && levelOf(id) === level),
  }));
};

const isTag = (id: TagId | SegmentId): id is TagId => id.startsWith('t');

/** The answers that a part of the plan reads, those that decide who takes part in its ranks among them. */
const usesOf = (tree: unknown, scope: Scope): readonly (TagId | SegmentId)[] => {
  if (tree === null || typeof tree !== 'object') return [];
  const node = tree as Partial<Cond>;
  if (node.kind === 'tag' && 'tag' in node && node.tag !== undefined) return [node.tag];
  if (node.kind === 'segment' && 'segment' in node && node.segment !== undefined) return [node.segment];
  const ranks = ranksIn(tree).map((id) => found(scope.ranks, id));
  return [...Object.values(tree), ...ranks].flatMap((part) => usesOf(part, scope));
};

/** The ranks that a node names itself. */
const ranksIn = (node: { readonly rank?: RankId; readonly cuts?: readonly RankId[] }): readonly RankId[] => [
  ...(node.rank === undefined ? [] : [node.rank]),
  ...(node.cuts ?? []),
];

/** How many nodes a condition has once the segments in it are written out. */
const nodesIn = (tree: unknown, sizeOf: (id: SegmentId) => number): number => {
  if (tree === null || typeof tree !== 'object') return 0;
  const node = tree as Partial<PlanSegment['condition']>;
  const own = node.kind === 'segment' && 'segment' in node && node.segment !== undefined ? sizeOf(node.segment) : 1;
  return Object.values(tree).reduce<number>((sum, part) => sum + nodesIn(part, sizeOf), own);
};
