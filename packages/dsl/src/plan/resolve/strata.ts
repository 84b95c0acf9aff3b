import type { RankThreshold, SegmentId, PlanSegment, PlanTag, RankId, Stratum, TagId } from '../types.js';

type AnyId = RankId | TagId | SegmentId;

/** The ranks, tags and segments that a part of the plan reads. */
const readsOf = (tree: unknown): readonly AnyId[] => {
  if (tree === null || typeof tree !== 'object') return [];
  const own = 'kind' in tree ? ownReads(tree as { kind: unknown }) : [];
  return [...own, ...Object.values(tree).flatMap(readsOf)];
};

const ownReads = (node: {
  kind: unknown;
  rank?: RankId;
  tag?: TagId;
  segment?: SegmentId;
  cuts?: readonly RankId[];
}): AnyId[] => {
  if (node.kind === 'rank' && node.rank !== undefined) return [node.rank];
  if (node.kind === 'tag' && node.tag !== undefined) return [node.tag];
  if (node.kind === 'segment' && node.segment !== undefined) return [node.segment];
  return node.kind === 'score' && node.cuts !== undefined ? [...node.cuts] : [];
};

/**
 * The order of evaluation: a tag or segment reads ranks of its own stratum or before, and other tags and segments
 * of strata before; a rank reads only strata before its own.
 */
export const strataOf = (
  ranks: readonly RankThreshold[],
  tags: readonly Omit<PlanTag, 'stratum'>[],
  segments: readonly Omit<PlanSegment, 'stratum'>[],
): { strata: readonly Stratum[]; stratumOf: (id: AnyId) => number } => {
  const reads = new Map<AnyId, readonly AnyId[]>();
  for (const each of [...ranks, ...tags, ...segments]) reads.set(each.id, [...new Set(readsOf(each))]);
  const levels = new Map<AnyId, number>();
  const levelOf = (id: AnyId): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    const own = id.startsWith('r');
    const level = Math.max(
      0,
      ...(reads.get(id) ?? []).map((each) => levelOf(each) + (own || !each.startsWith('r') ? 1 : 0)),
    );
    levels.set(id, level);
    return level;
  };
  const ids = [...reads.keys()];
  const depth = Math.max(0, ...ids.map(levelOf));
  const strata = Array.from({ length: depth + 1 }, (_, level): Stratum => {
    const here = ids.filter((id) => levelOf(id) === level);
    return {
      ranks: here.filter((id): id is RankId => id.startsWith('r')),
      tags: here.filter((id): id is TagId => id.startsWith('t')),
      segments: here.filter((id): id is SegmentId => id.startsWith('s')),
    };
  });
  return { strata, stratumOf: levelOf };
};
