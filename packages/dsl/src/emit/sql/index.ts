/** Plan → SQL: what a plan means, as statements for a database. */
export { answerColumns } from './answered.js';
export { lastHeld } from './choices.js';
export type { CompiledSql, Dialect } from './dialect.js';
export {
  type DraftAnswers,
  draftAnswers,
  measureForAll,
  measureForFew,
  roomForColumns,
  roomForOverall,
} from './draft.js';
export { emitCondition, emitValue, rankedOf, settledValue } from './emit.js';
export { type Held, type HeldThreshold, NOTHING_HELD } from '../../plan/held.js';
export * from './physical.js';
export { compileSql, historyTableSql, type NamedSql, populationSql } from './program.js';
export { type Ranked, takesPart, thresholdTerm } from './ranked.js';
export { assignmentsSql, lingeringNames, metricSql, rowsFor } from './results.js';
export { any, type Sql } from './fragments.js';
export { Open } from './moving.js';
export { ALIAS, found, type Scope, type ScopeOptions, scopeOf } from './scope.js';
export { stateKey } from './sources.js';
export { postgres } from './postgres.js';
export { sqlite } from './sqlite.js';
export * from './step/index.js';
