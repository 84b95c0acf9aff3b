export * from './errors/index.js';
export { aboutDatabase, type AboutDatabase } from './store/about.js';
export { customerTableLayout, eventTableLayout, type TableLayout } from './store/layout.js';
export { createFactTables, dropEventIdIndex, indexEventIds } from './store/schema.js';
export { IN_MEMORY, isServer, openStore } from './store/open.js';
export { type Checkpoints, openCheckpoints } from './store/sqlite/checkpoints.js';
export { openSqlite, type SqliteStore } from './store/sqlite/store.js';
export {
  type Cell,
  DuplicateKey,
  type PresentColumn,
  type Session,
  type SqlStatement,
  type Store,
  type StoreOptions,
  type WriteOptions,
} from './store/store.js';
export { createStepTables, DIRTY_TABLE, EVER } from './dirty/tables.js';
export { type DirtyRow, markDirty } from './dirty/dirty.js';
export { answersAt } from './step/answers-at.js';
export { nextDue } from './step/next-due.js';
export { refresh } from './step/refresh.js';
export { type Standing, standing } from './step/standing.js';
export { type Disagreed, type Disagreements, NO_DISAGREEMENTS } from './log/disagreement.js';
export type { StepOptions, StepReport } from './step/report.js';
export { type MovedByBook, movedByBooks } from './books/moved.js';
export {
  activationsAfter,
  type BookActivation,
  bookVersion,
  type BookVersion,
  bookVersions,
  latestBook,
} from './books/versions.js';
export { evaluate, type EvaluationOptions, type EvaluationSummary } from './rebuild/evaluate.js';
export { audit, type AuditOptions, type AuditReport } from './audit/audit.js';
export { type ColumnDifferences, type Difference, WHOLE_ROW } from './audit/compare.js';
export {
  openPreviews,
  type Preview,
  type PreviewOptions,
  type Previews,
  type PreviewsOptions,
  startPreview,
} from './preview/preview.js';
export { ExactCounts } from './preview/exact.js';
export { look, type Look } from './preview/look.js';
export { drawSample, type Sample } from './preview/sample.js';
export {
  type BookEffects,
  effectsOf,
  type EffectsAsked,
  type EffectsOptions,
  type SubjectEffects,
  type ValueEffects,
} from './preview/effects.js';
export type { Explained } from './preview/explained.js';
export type { Move } from './preview/moves.js';
export type { ConditionPreview, Counted, PreviewReport, SubjectPreview, ValuePreview } from './preview/report.js';
export { readInstant } from './facts/instant.js';
export { importFiles, importFolder } from './facts/import.js';
export * from './attach/index.js';
export * from './facts/ingest/index.js';
export * from './facts/tag-list/index.js';
export type { Encoding, ImportOptions, ImportProgress, ImportReport, TableReport } from './facts/report.js';
export { type Assignment, assignments } from './results/assignments.js';
export { type Evaluated, evaluated, evaluatedIn, populationSize } from './results/evaluation.js';
export { segmentCount, segmentMembers, tagCount, tagMembers } from './results/members.js';
export { type MetricRow, metricRows, type StoredValue } from './results/metrics.js';
export { type Reached, reachedThresholds } from './results/reached.js';
export { shownHeld, type ShownThreshold, shownThresholds } from './results/thresholds.js';
export { type AsEvaluated, asEvaluated } from './explain/as-evaluated.js';
export { explainCustomer } from './explain/customer.js';
export { nextChange } from './explain/next-change.js';
export { heldPopulation } from './results/held.js';
export { customerFields, type FieldValue } from './results/profile.js';
export type { Cause, Change, NewEntry, Subject } from './log/change.js';
export { lastSeq } from './log/append.js';
export {
  acknowledge,
  changesAfter,
  cursorOf,
  forgetReader,
  type Pruned,
  prunedPart,
  slowestReader,
} from './log/read.js';
export {
  type ChangeFilter,
  type ChangePage,
  changesAt,
  changesPage,
  latestChanges,
  extentOfLog,
  firstWrittenSince,
  isInLog,
  type Named,
  type PageOptions,
} from './log/page.js';
export { type PresentTurn, turnsOfThePresent } from './log/present.js';
export { timelineOf } from './log/timeline.js';
export { assignmentsAsOf, type Group, type PastAssignment, sizesOverTime } from './log/as-of.js';
export { eraseFromLog } from './log/erase.js';
export { lastTurn } from './log/last-turn.js';
export { pruneBefore } from './log/prune.js';
export { type Growth, logBegan, movedAfter, type TrendDay, trendOf } from './log/trend.js';
export * from './groups/index.js';
export * from './people/index.js';
export * from './publications/index.js';
export { takenBack } from './store/taken-back.js';
export * from './portrait/index.js';
export * from './on-demand/index.js';
export * from './quality/index.js';
