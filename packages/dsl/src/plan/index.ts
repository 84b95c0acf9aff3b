export type * from './conditions.js';
export type * from './facts.js';
export type * from './held.js';
export type * from './tests.js';
export type * from './types.js';
export type * from './values.js';
export type * from './windows.js';
