import { openStore } from '@tagwright/engine';
import { openRulesFolder } from './book/folder/open.js';
import { openBook } from './book/open.js';
import { Publisher } from './book/publisher.js';
import { openStreams } from './changes/streams.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Deps } from './deps.js';
import type { Jobs } from './jobs/index.js';
import { openJournal } from './journal/open.js';
import type { Keeper } from './keeper/keeper.js';
import type { Log } from './ops/log.js';
import { Metrics } from './ops/metrics.js';
import { watchEverything } from './ops/watch.js';
import { openVisibility } from './visibility/open.js';
import { openDispatcher } from './webhooks/dispatcher.js';

/** What is there before the rest: who writes and who works may be other processes. */
export interface Given {
  readonly config: Config;
  readonly keeper: Keeper;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
}

/** All that the routes work with, and what lets go of it again. */
export interface Parts {
  readonly deps: Deps;
  /** Ends what goes on by itself: streams, deliveries. Requests can still be answered. */
  quiet(): Promise<void>;
  /** Writes what is still to be written, and lets go of everything, the keeper and the jobs too. */
  close(): Promise<void>;
}

/** Opens the parts of a server, on a database whose tables the keeper has made. Throws `EngineError`. */
export const openParts = async ({ config, keeper, jobs, clock, log }: Given): Promise<Parts> => {
  const store = await openStore(config.database, { mode: 'read-only' });
  const metrics = new Metrics();
  const book = await openBook(store, keeper, { log });
  const journal = openJournal(keeper, clock, log, config.journal);
  const visibility = openVisibility(store);
  const streams = openStreams(store, keeper, config.streams);
  const webhooks = openDispatcher({ store, keeper, book, visibility, streams, log, settings: config.webhooks });
  const publisher = new Publisher({ store, keeper, jobs, book, visibility });
  const { rules: folder } = config;
  const rules = folder === undefined ? undefined : await openRulesFolder({ folder, book, publisher, jobs, log });
  watchEverything(metrics, { store, keeper, jobs, clock });
  return {
    deps: {
      store,
      keeper,
      jobs,
      book,
      publisher,
      rules,
      journal,
      visibility,
      clock,
      config,
      log,
      metrics,
      streams,
      webhooks,
    },
    quiet: async () => {
      const ended = webhooks.close();
      streams.close();
      await ended;
    },
    close: async () => {
      await journal.close();
      await rules?.close();
      await book.close();
      await jobs.close();
      await keeper.close();
      await store.close();
    },
  };
};
