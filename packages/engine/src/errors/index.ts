export type { EngineErrorCode, EngineErrorParams, StoreErrors } from './codes.js';
export { EngineError, type EngineLocale, type EngineMessages, messageOf } from './engine-error.js';
