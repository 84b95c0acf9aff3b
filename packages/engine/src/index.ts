export * from './errors/index.js';
export { customerTableLayout, eventTableLayout, type TableLayout } from './store/layout.js';
export { createFactTables, dropEventIdIndex, indexEventIds } from './store/schema.js';
export { IN_MEMORY, openStore, type SqliteStore, type SqlStatement, type StoreOptions } from './store/sqlite.js';
export { evaluate, type EvaluationOptions, type EvaluationSummary } from './rebuild/evaluate.js';
