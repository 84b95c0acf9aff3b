/**
 * The tree of what was written. Frozen plain values with spans; knowledge about a node (what it refers to, its type)
 * lives beside the tree in side tables keyed by the node.
 */
export type * from './base.js';
export type * from './declarations.js';
export type * from './expressions.js';
export type * from './literals.js';
export type * from './windows.js';
