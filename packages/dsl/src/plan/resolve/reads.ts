import type { HistoryId, RankId, SegmentId, TagId } from '../types.js';

export type ReadId = RankId | TagId | SegmentId | HistoryId;

/** The ranks, tags, segments and histories that a part of the plan reads, each once. */
export const readsOf = (tree: unknown): readonly ReadId[] => {
  if (tree === null || typeof tree !== 'object') return [];
  let reads = known.get(tree);
  if (reads === undefined) {
    const found = new Set<ReadId>();
    gather(tree, found);
    reads = [...found];
    known.set(tree, reads);
  }
  return reads;
};

/** Parts of a plan never change, and the plans of a book have most of them in common. */
const known = new WeakMap<object, readonly ReadId[]>();

const gather = (tree: object, found: Set<ReadId>): void => {
  if ('kind' in tree) for (const id of ownReads(tree as Node)) found.add(id);
  for (const part of Object.values(tree)) if (part !== null && typeof part === 'object') gather(part as object, found);
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
