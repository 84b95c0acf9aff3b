/** The one home of meaning: what windows, ranks, numbers, text order, calendars and distances are. Every evaluator obeys it. */
export * from './anniversary.js';
export * from './bucket.js';
export * from './civil.js';
export * from './exact.js';
export * from './json-value.js';
export * from './local-instant.js';
export * from './modes.js';
export * from './numbers.js';
export * from './ranks.js';
export * from './spans.js';
export * from './sphere.js';
export * from './texts.js';
export * from './windows.js';
export * from './zone.js';
