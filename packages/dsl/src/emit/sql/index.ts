/** Plan → SQL: what a plan means, as statements for a database. */
export type { CompiledSql, Dialect } from './dialect.js';
export { type Held, type HeldThreshold, NOTHING_HELD } from './held.js';
export { answerColumns } from './answered.js';
export * from './physical.js';
export { compileSql, type NamedSql } from './program.js';
export { assignmentsSql, lingeringNames, metricSql } from './results.js';
export type { ScopeOptions } from './scope.js';
export { sqlite } from './sqlite.js';
