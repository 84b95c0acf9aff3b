/** The HTTP API over the engine. */
export { type AppType, createApp } from './app.js';
export { makeAdminKey } from './auth/first-key.js';
export { ingestBesideServer } from './beside.js';
export type { ClockSettings } from './clock.js';
export { type Config, configFaults, type ConfigGiven, configOf } from './config.js';
export type { Deps } from './deps.js';
export { type Locale, messageOf, ServerError } from './errors/index.js';
export { type Log, openLog } from './ops/log.js';
export { serve, type ServeOptions, type Serving } from './serve.js';
