import type { Store } from '@tagwright/engine';
import type { Book } from './book/book.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Jobs } from './jobs/index.js';
import type { Journal } from './journal/journal.js';
import type { Keeper } from './keeper/keeper.js';
import type { Log } from './ops/log.js';
import type { Metrics } from './ops/metrics.js';
import type { Visibility } from './visibility/visibility.js';

/** What everything else of a server stands on. */
export interface Foundation {
  /** Reads only, and short: what takes longer than a few ms is a job. */
  readonly store: Store;
  /** Writes. */
  readonly keeper: Keeper;
  /** Works out what takes long. */
  readonly jobs: Jobs;
  readonly book: Book;
  readonly journal: Journal;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
}
