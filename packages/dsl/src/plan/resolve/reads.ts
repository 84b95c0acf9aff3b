import type { Cond } from '../conditions.js';
import type { HistoryId, RankId, SegmentId, TagId } from '../types.js';
import type { Value } from '../values.js';

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
  for (const id of ownReads(tree as Node)) found.add(id);
  for (const part of Object.values(tree)) if (part !== null && typeof part === 'object') gather(part as object, found);
};

type Node =
  | Extract<Cond, { readonly kind: 'rank' | 'tag' | 'segment' }>
  | Extract<Value, { readonly kind: 'history' | 'score' }>
  | { readonly kind?: undefined };

const ownReads = (node: Node): readonly ReadId[] => {
  switch (node.kind) {
    case 'rank':
      return [node.rank];
    case 'tag':
      return [node.tag];
    case 'segment':
      return [node.segment];
    case 'history':
      return [node.history];
    case 'score':
      return node.cuts;
    default:
      // Whatever else a plan is made of reads nothing itself.
      return [];
  }
};
