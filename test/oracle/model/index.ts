export type * from './expressions.js';
export type * from './tests.js';
export type * from './types.js';
export type * from './windows.js';
export * from './book.js';
