export type * from './catalog/catalog.js';
export type * from './catalog/types.js';
export type * from './plan/index.js';
export { MAX_EXACT } from './catalog/types.js';
export { unreachable } from './text/unreachable.js';
