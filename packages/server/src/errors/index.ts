export type { Locale } from './locale.js';
export type { ServerErrorCode, ServerErrorParams } from './codes/index.js';
export { messageOf } from './messages/index.js';
export { type RequestFault, ServerError, type ServerErrorOptions } from './server-error.js';
