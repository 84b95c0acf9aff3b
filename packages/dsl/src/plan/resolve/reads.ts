import type { HistoryId, RankId, SegmentId, TagId } from '../types.js';

export type ReadId = RankId | TagId | SegmentId | HistoryId;

/** The ranks, tags, segments and histories that a part of the plan reads, each once. */
export const readsOf = (tree: unknown): readonly ReadId[] => [...new Set(gathered(tree))];

const gathered = (tree: unknown): readonly ReadId[] => {
  if (tree === null || typeof tree !== 'object') return [];
  const own = 'kind' in tree ? ownReads(tree as Node) : [];
  return [...own, ...Object.values(tree).flatMap(gathered)];
};

interface Node {
  readonly kind: unknown;
  readonly rank?: RankId;
  readonly tag?: TagId;
  readonly segment?: SegmentId;
  readonly history?: HistoryId;
  readonly cuts?: readonly RankId[];
}

const ownReads = ({ kind, rank, tag, segment, history, cuts }: Node): readonly ReadId[] => {
  if (kind === 'rank' && rank !== undefined) return [rank];
  if (kind === 'tag' && tag !== undefined) return [tag];
  if (kind === 'segment' && segment !== undefined) return [segment];
  if (kind === 'history' && history !== undefined) return [history];
  return kind === 'score' && cuts !== undefined ? cuts : [];
};
