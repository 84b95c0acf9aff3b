import type { NodeBase } from '../syntax/ast/index.js';

/** Any node of the tree, seen by what all nodes have. */
export type AnyNode = NodeBase<string>;

/** A node with the nodes that it stands in, the innermost first. */
export interface Found<N extends AnyNode = AnyNode> {
  readonly node: N;
  readonly ancestors: readonly AnyNode[];
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'kind' in value && 'span' in value;

/** The nodes directly below a node, in the order of its properties. Works on every tree, those with holes included. */
export const childrenOf = (node: AnyNode): readonly AnyNode[] => Object.values(node).flat().filter(isNode);

/** The node and everything below it, parents before children. */
export const everyNode = (node: AnyNode, ancestors: readonly AnyNode[] = []): readonly Found[] => [
  { node, ancestors },
  ...childrenOf(node).flatMap((child) => everyNode(child, [node, ...ancestors])),
];

/** Everything below a node (and the node itself) of one kind. */
export const ofKind = <N extends AnyNode>(node: AnyNode, kind: N['kind']): readonly N[] =>
  everyNode(node)
    .map((found) => found.node)
    .filter((below): below is N => below.kind === kind);
