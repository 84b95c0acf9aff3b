import type { NodeBase, TagDecl, TagLine } from '../syntax/ast/index.js';

/** The name in a tag's declaration; the declaration itself where it has none. */
export const declaredName = (node: NodeBase<string>): NodeBase<string> => {
  const decl = node as TagDecl | TagLine;
  return decl.kind === 'TagDecl' ? (decl.names[0] ?? decl) : decl.tag;
};
