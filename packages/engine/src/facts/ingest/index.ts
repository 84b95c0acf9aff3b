/** Facts → rows of the catalog's tables, one by one or in batches, with word of whose answers may differ. */
export type {
  Fact,
  FactFinding,
  FactKind,
  FactOutcome,
  FieldValues,
  IngestOptions,
  IngestReport,
  IngestSettings,
  Instant,
  Json,
  OutcomeKind,
} from './fact.js';
export { ingest } from './ingest.js';
export { idsOfCustomer, rootsOf } from './merges.js';
export { type Intake, openIngest } from './open.js';
export { createIngestTables } from './tables.js';
