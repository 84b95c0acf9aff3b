import type { PlanSegment, PlanTag, RankId, RankThreshold, SegmentId, Stratum, TagId } from '../types.js';
import { namedIn, type PartId } from '../references.js';

type AnyId = RankId | TagId | SegmentId;

/** A history is derived by itself, from the past of whatever it looks at, and columns from facts: they wait for nothing. */
const isAnswered = (id: PartId): id is AnyId => !/^[ch]/.test(id);

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
  for (const each of [...ranks, ...tags, ...segments]) {
    reads.set(each.id, namedIn(each).filter(isAnswered));
  }
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
