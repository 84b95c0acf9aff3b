/** The one home of meaning: what windows, ranks, numbers, text order, calendars and distances are. Every evaluator obeys it. */
export * from './civil.js';
export * from './numbers.js';
export * from './ranks.js';
export * from './sphere.js';
export * from './texts.js';
export * from './windows.js';
export * from './zone.js';
