import type { Plan } from '@tagwright/dsl';
import type { Fact, IngestReport, StepReport } from '@tagwright/engine';
import type { PublishedFile } from './published.js';
import type { KeeperHealth } from './health.js';
import type { Recording } from './recording.js';

/** How a book is put in force. */
export interface Publication {
  readonly by?: string;
  readonly note?: string;
  /**
   * The hash of the book that has to be in force still, null for none; refused with `book-changed` (409) where it is
   * another.
   */
  readonly base?: string | null;
  /** Its files, handed to whatever was declared by `onPublication`. */
  readonly files?: readonly PublishedFile[];
  /** The version of its files that it was made on, and that has to be the last one still; 0 for none. */
  readonly baseVersion?: number;
  /** Under which whoever publishes is known. */
  readonly email?: string;
  /** The version whose files it brings back. */
  readonly rollsBack?: number;
}

/**
 * The only one who writes: facts, the server's own tables, books; and who brings the answers up to date. A call that
 * resolves is durable. One that is rejected with `keeper-restarting` (503) was cut off: it may be written or not, and is
 * to be sent again.
 */
export interface Keeper {
  /**
   * Takes in facts; `bytes` is their size as they came, which counts against what may wait. Rejects with
   * `too-much-waits` (429) where too much waits, with `no-book` (409) without a book.
   */
  ingest(facts: readonly Fact[], bytes?: number): Promise<IngestReport>;
  /** Rejects with what the recording throws, and then nothing of it is written. */
  record<Args, Result>(recording: Recording<Args, Result>, args: Args): Promise<Result>;
  /** In one transaction with its files. Facts that are told meanwhile wait, and are read by the new book. */
  publish(plan: Plan, how: Publication): Promise<StepReport>;
  /** Told after each step, of this process or another one. Returns what stops the telling. */
  onStep(listener: (report: StepReport) => void): () => void;
  /** Resolves once all that was told so far is worked off, and whatever the clock had for it; rejects where a step fails. */
  stepped(): Promise<void>;
  health(): KeeperHealth;
  /** Writes what it was told, and ends. */
  close(): Promise<void>;
}
