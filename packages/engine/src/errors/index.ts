export type { EngineErrorCode, EngineErrorParams, EngineMessages, StoreErrors } from './codes.js';
export { EngineError, type EngineLocale, messageOf } from './engine-error.js';
export { findingMessage } from './finding-message.js';
export type {
  FactFindings,
  FileFindings,
  Finding,
  FindingCode,
  FindingMessages,
  FindingParams,
  RowFindings,
  ValueFindings,
} from './findings.js';
