import type { Cond } from '../conditions.js';
import type { HistoryId, RankId, SegmentId, TagId } from '../types.js';
import type { Value } from '../values.js';
import { eachPart } from './each-part.js';

export type ReadId = RankId | TagId | SegmentId | HistoryId;

/** The ranks, tags, segments and histories that a part of the plan reads, each once. */
export const readsOf = (tree: unknown): readonly ReadId[] => {
  if (tree === null || typeof tree !== 'object') return [];
  let reads = known.get(tree);
  if (reads === undefined) {
    const found = new Set<ReadId>();
    gatherInto(found)(tree);
    reads = [...found];
    known.set(tree, reads);
  }
  return reads;
};

/** Parts of a plan never change, and the plans of a book have most of them in common. */
const known = new WeakMap<object, readonly ReadId[]>();

const gatherInto = (found: Set<ReadId>): ((part: unknown) => void) => {
  const gather = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    ownReads(part as Node, found);
    eachPart(part, gather);
  };
  return gather;
};

type Node =
  | Extract<Cond, { readonly kind: 'rank' | 'tag' | 'segment' }>
  | Extract<Value, { readonly kind: 'history' | 'score' }>
  | { readonly kind?: undefined };

const ownReads = (node: Node, found: Set<ReadId>): void => {
  switch (node.kind) {
    case 'rank':
      found.add(node.rank);
      return;
    case 'tag':
      found.add(node.tag);
      return;
    case 'segment':
      found.add(node.segment);
      return;
    case 'history':
      found.add(node.history);
      return;
    case 'score':
      for (const cut of node.cuts) found.add(cut);
      return;
    default:
    // Whatever else a plan is made of reads nothing itself.
  }
};
