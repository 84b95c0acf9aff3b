import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import { hasAdmin, isLoopback } from './auth/local.js';
import { type ClockSettings, clockOf } from './clock.js';
import { type Config, type ConfigGiven, configOf } from './config.js';
import { ServerError } from './errors/index.js';
import { forkJobs } from './jobs/index.js';
import { forkKeeper } from './keeper/fork.js';
import { listenOn, stopListening } from './listening.js';
import { documentOf } from './openapi/document.js';
import { type Log, openLog } from './ops/log.js';
import { tellOfKeeper } from './ops/tell.js';
import { openParts } from './parts.js';
import { VERSION } from './version.js';

export interface ServeOptions {
  /** What the server takes for the present; the system's clock if left out. */
  readonly clock?: ClockSettings;
  /** Where the log goes: lines of JSON. The standard output if left out. */
  readonly log?: Log;
  /** How long requests under way may take to finish when it stops, in ms; 10 seconds if left out. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface Serving {
  /** `http://127.0.0.1:8420` */
  readonly url: string;
  readonly config: Config;
  /** Whether nobody has to log in: it listens to this machine alone, and no admin has a key yet. */
  readonly isOpenToAll: boolean;
  /** Takes no new requests, finishes those under way, writes everything down, and ends. */
  stop(): Promise<void>;
}

const GRACE = 10_000;

/**
 * Opens a database and everything around it, and listens. Throws `EngineError` for the database, `keys-missing` where it
 * would listen to more than this machine and no admin has a key, and `cannot-listen` for an address that is taken.
 */
export const serve = async (given: ConfigGiven, options: ServeOptions = {}): Promise<Serving> => {
  const config = configOf(given);
  const log = options.log ?? openLog(config.logLevel);
  const clock = options.clock ?? {};
  const { createCustomers, intake } = config;
  const keeper = await forkKeeper(config.database, {
    ...intake,
    clock,
    createCustomers,
    onEvent: tellOfKeeper(log),
  });
  const jobs = forkJobs(config.database, { size: config.jobProcesses });
  const parts = await openParts({ config, keeper, jobs, clock: clockOf(clock), log }).catch(async (thrown: unknown) => {
    await jobs.close();
    await keeper.close();
    throw thrown;
  });
  try {
    const isKeyless = !(await hasAdmin(parts.deps.store));
    if (isKeyless && !isLoopback(config.host)) throw new ServerError(503, 'keys-missing', { host: config.host });
    const app = createApp(parts.deps);
    documentOf(app, VERSION);
    const server = createAdaptorServer({ fetch: app.fetch });
    const port = await listenOn(server, config);
    log.info({ host: config.host, port }, 'listening');
    return {
      url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      config,
      isOpenToAll: isKeyless && !config.behindProxy,
      stop: async () => {
        log.info({}, 'stopping');
        const ended = stopListening(server, options.graceMs ?? GRACE);
        await parts.quiet();
        await ended;
        await parts.close();
        log.info({}, 'stopped');
      },
    };
  } catch (thrown) {
    await parts.quiet();
    await parts.close();
    throw thrown;
  }
};
