/** The SQL of a step: what is worked out anew once something has moved, and whom the clock moves. */
export { type ClockSql, clockSql, type EdgeSql } from './clock/clock.js';
export { dueSql } from './clock/due.js';
export { edgeOwners } from './clock/edges.js';
export { clockIndexes } from './clock/indexes.js';
export { type PartSql, type StepGroup, type StepOptions, type StepProgram, stepSql } from './program.js';
export {
  driftsWithClock,
  isRanked,
  type RankShape,
  rankShapes,
  shapeColumns,
  shapeRows,
  summands,
  thresholdsFromNothing,
} from './rank-shapes.js';
export { beforeTable, EVERYTHING, STEP_TABLES } from './tables.js';
