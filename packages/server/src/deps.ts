import type { Store } from '@tagwright/engine';
import type { Book } from './book/book.js';
import type { RulesFolder } from './book/folder/rules-folder.js';
import type { Publisher } from './book/publisher.js';
import type { Streams } from './changes/streams.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Jobs } from './jobs/index.js';
import type { Journal } from './journal/journal.js';
import type { Keeper } from './keeper/keeper.js';
import type { Log } from './ops/log.js';
import type { Metrics } from './ops/metrics.js';
import type { Visibility } from './visibility/visibility.js';
import type { Dispatcher } from './webhooks/dispatcher.js';

/** All that the routes work with. */
export interface Deps {
  /** Reads only, and short: what takes longer than a few ms is a job. */
  readonly store: Store;
  /** Writes. */
  readonly keeper: Keeper;
  /** Works out what takes long. */
  readonly jobs: Jobs;
  readonly book: Book;
  /** Puts books in force. */
  readonly publisher: Publisher;
  /** The folder of the rules, where that is the truth. */
  readonly rules: RulesFolder | undefined;
  readonly journal: Journal;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The log of changes as it grows. */
  readonly streams: Streams;
  /** Sends it to those who subscribed. */
  readonly webhooks: Dispatcher;
}
