import { children, walk, type Node } from '../syntax/visit.js';

/** A node with the nodes that it stands in, the innermost first. */
export interface Found {
  readonly node: Node;
  readonly ancestors: readonly Node[];
}

/** The node and everything below it, parents before children, in the order of the text. */
export const everyNode = (root: Node): readonly Found[] => {
  const found: Found[] = [];
  const visit = (node: Node, ancestors: readonly Node[]): void => {
    found.push({ node, ancestors });
    const below = children(node);
    if (below.length === 0) return;
    const around = [node, ...ancestors];
    for (const child of below) visit(child, around);
  };
  visit(root, []);
  return found;
};

const listed = new WeakMap<Node, readonly Node[]>();

/** The node and everything below it in the order of the text, listed once for each tree. */
export const nodesOf = (root: Node): readonly Node[] => {
  const known = listed.get(root);
  if (known !== undefined) return known;
  const nodes: Node[] = [];
  walk(root, (node) => {
    nodes.push(node);
  });
  listed.set(root, nodes);
  return nodes;
};

/** What a name is written as: the nodes that the checker finds a meaning for. */
export type Named = Extract<Node, { readonly kind: 'Ref' | 'Name' | 'Member' }>;

const named = new WeakMap<Node, readonly Named[]>();

/** All names in a tree in the order of the text, listed once for each tree. */
export const namesIn = (root: Node): readonly Named[] => {
  let names = named.get(root);
  if (names === undefined) {
    names = nodesOf(root).filter((node): node is Named => NAMED.has(node.kind));
    named.set(root, names);
  }
  return names;
};

const NAMED: ReadonlySet<Node['kind']> = new Set<Named['kind']>(['Ref', 'Name', 'Member']);
