export type * from './model.js';
export { shownName } from './model.js';
