/** The HTTP API over the engine. */
export { type AppType, createApp } from './app.js';
export { type Config, type ConfigGiven, configOf } from './config.js';
export type { Deps } from './deps.js';
