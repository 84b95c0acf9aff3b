export type { EngineErrorCode, EngineErrorParams, StoreErrors } from './codes.js';
export { EngineError, type EngineLocale, type EngineMessages, messageOf } from './engine-error.js';
export {
  type FileFindings,
  type Finding,
  type FindingCode,
  findingMessage,
  type FindingMessages,
  type FindingParams,
  type RowFindings,
  type ValueFindings,
} from './findings.js';
