import { nodesOf } from '../../check/nodes.js';
import type { Decl, NodeBase } from '../../syntax/ast/index.js';
import type { Node } from '../../syntax/visit.js';

/** Where a part of the plan was written: for showing a condition in the author's words. */
export interface Origin {
  readonly file: string;
  readonly node: NodeBase<string>;
}

/** Tells of the conditions, cases, tags and segments of a plan, and of the steps of tests, where they were written. */
export interface Origins {
  readonly get: (part: object) => Origin | undefined;
}

export const NO_ORIGINS: Origins = { get: () => undefined };

/** A declaration in all the books in which it said and meant the same, wherever in its file it stood. */
export interface Lineage {
  /** As it was written first. */
  readonly first: Decl;
}

interface Mark extends Origin {
  readonly lineage: Lineage;
  /** The declaration that the node is a part of. */
  readonly decl: Decl;
}

/** Parts of plans are shared by the plans of one book as it changes, and remember where they were written at first. */
const marks = new WeakMap<object, Mark>();

export const mark = (part: object, where: Mark): void => void marks.set(part, where);

/** Says of a part that it was written where another was. */
export const markAs = (part: object, other: object): void => {
  const where = marks.get(other);
  if (where !== undefined) marks.set(part, where);
};

/**
 * The origins of the parts of one book's plan.
 *
 * @param now where the declarations stand in that book.
 */
export const originsIn = (now: ReadonlyMap<Lineage, Decl>): Origins => ({
  get: (part) => {
    const found = marks.get(part);
    if (found === undefined) return undefined;
    const { file, node, lineage, decl } = found;
    const moved = now.get(lineage);
    if (moved === undefined || moved === decl) return { file, node };
    // A declaration that moved is a copy: the same nodes in the same order.
    return { file, node: nodesOf(moved)[nodesOf(decl).indexOf(node as Node)] ?? node };
  },
});
